import { constants } from "node:os";
import { connectDatabase, disconnectDatabase } from "#app/platform/db/client.server.ts";
import { openSharedDatabase } from "#app/platform/db/shared.server.ts";
import { env } from "#app/platform/env.server.ts";

/**
 * Opens the club's database for the time of `work`, whether the club runs at the moment or not.
 * @param work gets the database's address, with the password in it
 */
export async function withDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  endOnSignals();
  const database = await openSharedDatabase(env, { info: say, warn: say, debug: () => undefined });
  try {
    connectDatabase(database.url, { connections: 3 });
    return await work(database.url);
  } finally {
    await disconnectDatabase();
    await database.stop();
  }
}

/** Leaving through `exit` ends a database that was started for the command; nothing half-done is in it. */
function endOnSignals(): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => {
      say("Interrupted. What was finished is kept; run the command again to go on.");
      process.exit(128 + constants.signals[signal]);
    });
}

function say(line: string): void {
  console.error(line);
}
