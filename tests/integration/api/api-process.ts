import { fileURLToPath } from "node:url";
import { type Club, startClub } from "#tests/setup/club.ts";

const script = fileURLToPath(new URL("./api-process-main.ts", import.meta.url));

/** The API in a process of its own on a database, with these settings beside. */
export function startApi(databaseUrl: string, settings: Record<string, string> = {}): Club {
  const usual = { DATABASE_URL: databaseUrl, NODE_ENV: "test", LOG_LEVEL: "silent" };
  const secret = { SESSION_SECRET: "a-secret-that-only-tests-have-0123456789" };
  return startClub({ ...usual, ...secret, ...settings }, { root: "", script });
}
