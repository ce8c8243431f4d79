import { join } from "node:path";
import { Disk, errors } from "flydrive";
import { FSDriver } from "flydrive/drivers/fs";
import { env } from "./env.server.ts";

const disk = new Disk(new FSDriver({ location: join(env.DATA_DIR, "files"), visibility: "private" }));

/**
 * Keeps a file under the club's data folder.
 * @param key path of the file with `/` between folders; never taken from a request
 */
export async function putFile(key: string, bytes: Uint8Array): Promise<void> {
  await disk.put(key, bytes);
}

/** A kept file's bytes; null where there is none. */
export async function findFile(key: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await disk.getBytes(key));
  } catch (error) {
    if (error instanceof errors.E_CANNOT_READ_FILE && isMissing(error.cause)) return null;
    throw error;
  }
}

/** Removes a kept file; one that is not there is no error. */
export async function removeFile(key: string): Promise<void> {
  await disk.delete(key);
}

function isMissing(cause: unknown): boolean {
  return (cause as NodeJS.ErrnoException | undefined)?.code === "ENOENT";
}
