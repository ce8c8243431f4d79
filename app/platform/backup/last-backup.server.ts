import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { env } from "#app/platform/env.server.ts";

const path = () => join(env.DATA_DIR, "last-backup");

/** Notes when the newest backup was taken, for the doctor. */
export async function rememberBackup(createdAt: string): Promise<void> {
  await mkdir(env.DATA_DIR, { recursive: true });
  await writeFile(path(), `${createdAt}\n`);
}

/** When the newest backup of this club was taken on this machine; null when none is known. */
export async function findLastBackup(): Promise<Date | null> {
  const text = await readFile(path(), "utf8").catch(() => ""); // none yet
  const instant = new Date(text.trim());
  return Number.isNaN(instant.getTime()) ? null : instant;
}
