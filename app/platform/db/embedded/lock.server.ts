import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { StartError } from "#app/platform/start-error.ts";

const sqliteBusy = 5;

/** Whether an error of `lockHome` says that another process has the lock. */
export function isHeldByAnother(error: unknown): boolean {
  return error instanceof StartError && (error.cause as { errcode?: number } | undefined)?.errcode === sqliteBusy;
}

/**
 * Takes `<home>/postgres.lock` for this process; answers how to release it. Throws StartError while another process has it.
 * SQLite's file lock is the kernel's: it ends with the process however that dies, so no stale lock is ever left behind.
 */
export function lockHome(home: string): () => void {
  const path = join(home, "postgres.lock");
  let holder: DatabaseSync | undefined;
  try {
    holder = new DatabaseSync(path, { timeout: 0 });
    holder.exec("BEGIN EXCLUSIVE");
  } catch (cause) {
    holder?.close();
    if ((cause as { errcode?: number }).errcode === sqliteBusy) {
      throw new StartError(
        `Another Bashgah is already running on the database in ${home}.`,
        "Stop it first, or give this one a DATA_DIR of its own. Processes that share a database need DATABASE_URL.",
        { cause },
      );
    }
    throw new StartError(
      `${path} cannot be written: ${(cause as Error).message}.`,
      "Start Bashgah as the user who owns DATA_DIR, or set DATA_DIR to a folder of this user.",
      { cause },
    );
  }
  return () => {
    holder?.close();
    holder = undefined;
  };
}
