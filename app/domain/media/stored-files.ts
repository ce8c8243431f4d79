import type { StoredFiles } from "#app/platform/backup/stored-files.server.ts";
import { renditionPlaces } from "./rules.ts";

/** Every file that the club's rows speak of: what a backup carries and the doctor looks for. */
export const storedFiles: StoredFiles = {
  query: `SELECT key, widths FROM "Media" ORDER BY id`,
  keysOf: (row) => renditionPlaces(row as { key: string; widths: number[] }),
};
