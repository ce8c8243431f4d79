import { afterAll, beforeAll, describe } from "vitest";
import { connectMeilisearch } from "#search/meilisearch/connection.server.ts";
import { meilisearchEngine } from "#search/meilisearch/engine.server.ts";
import { postgresEngine } from "#search/postgres/engine.server.ts";
import { openMeilisearch, type TestMeilisearch, whyNoMeilisearch } from "#tests/setup/meilisearch.ts";
import { engineContract } from "./engine-contract.ts";

engineContract("PostgreSQL", async () => postgresEngine);

describe.skipIf(whyNoMeilisearch !== null)(`a Meilisearch${whyNoMeilisearch ? `: ${whyNoMeilisearch}` : ""}`, () => {
  let server: TestMeilisearch;
  beforeAll(async () => {
    server = await openMeilisearch();
    connectMeilisearch(server);
  });
  afterAll(async () => {
    connectMeilisearch(null);
    await server.stop();
  });

  engineContract("Meilisearch", async () => {
    await meilisearchEngine.swap(await meilisearchEngine.beginRebuild());
    return meilisearchEngine;
  });
});
