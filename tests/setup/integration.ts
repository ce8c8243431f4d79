import { afterAll, beforeAll, beforeEach } from "vitest";
import { connectDatabase, disconnectDatabase } from "#app/platform/db/client.server.ts";
import { cleanDatabase, closeCleaner, workerDatabase } from "./database.ts";

/** Vitest's setup file for integration tests: `db` is this worker's own database, empty before every test. */
beforeAll(async () => {
  connectDatabase(await workerDatabase());
});
beforeEach(cleanDatabase);
afterAll(async () => {
  await disconnectDatabase();
  await closeCleaner();
});
