import { connectDatabase } from "#app/platform/db/client.server.ts";
import { log } from "#app/platform/log.server.ts";
import { startWebhookWorker } from "#app/worker/queue.server.ts";
import { thisMachine } from "./this-machine.ts";

const [url = ""] = process.argv.slice(2);
connectDatabase(url);
await startWebhookWorker(url, log.child({}, { level: "silent" }), { reach: thisMachine });
process.once("disconnect", () => process.exit(1));
