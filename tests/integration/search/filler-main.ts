import { connectDatabase } from "#app/platform/db/client.server.ts";
import { connectMeilisearch } from "#search/meilisearch/connection.server.ts";
import { fillMeilisearch } from "#search/meilisearch/fill.server.ts";
import { reindex } from "#search/reindex.server.ts";

/** A worker that fills Meilisearch, or somebody's `search reindex`, which stands still once it has handed something in. */
const [databaseUrl = "", url = "", key = "", deed = ""] = process.argv.slice(2);
process.once("disconnect", () => process.exit(1));
connectDatabase(databaseUrl);
connectMeilisearch({ url, key });

const standStill = () => {
  process.send!("half way", () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0));
};

if (deed === "fill") await fillMeilisearch(standStill);
else await reindex((_kind, _count, engine) => engine === "meilisearch" && standStill());
