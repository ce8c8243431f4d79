import { createWriteStream, mkdirSync, readdirSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Client } from "pg";
import { to } from "pg-copy-streams";
import { now } from "#app/platform/clock.ts";
import { findFile } from "#app/platform/files.server.ts";
import { StartError } from "#app/platform/start-error.ts";
import { startTally } from "./piece.ts";
import { openSnapshot, quoted } from "./snapshot.server.ts";
import { keysOfFiles, type StoredFiles } from "./stored-files.server.ts";

/** A table as an export tells it: the file's name, the table, the columns it may show and their order. */
export type ExportedTable = { name: string; from: string; columns: string[]; order: string[] };

/** A list for spreadsheets. */
export type ExportedSheet = { name: string; query: string };

export type ExportOptions = {
  dir: string;
  version: string;
  tables: ExportedTable[];
  /** None: no CSV is written. */
  sheets: ExportedSheet[];
  files: StoredFiles;
  onProgress?: (file: string) => void;
};

/** What stands in the export, as its `manifest.json` says. */
export type ExportManifest = {
  version: string;
  createdAt: string;
  files: { name: string; rows: number; bytes: number; sha256: string }[];
  pictures: { count: number; bytes: number; missing: number };
};

/**
 * Writes what the club holds, as it is at one moment, into a folder of its own for other programs: a file of JSON Lines
 * for each table, CSV for spreadsheets, and the pictures. The folder gets its name when it is whole.
 * @throws StartError when the folder is not empty or cannot be written
 */
export async function writeExport(databaseUrl: string, options: ExportOptions): Promise<ExportManifest> {
  const dir = resolve(options.dir);
  const passing = `${dir}.${process.pid}.part`;
  makeFolder(dir, passing);
  const snapshot = await openSnapshot(databaseUrl);
  try {
    const manifest = await fill(snapshot.client, passing, options);
    await rm(dir, { recursive: true, force: true }); // empty, or not there
    await rename(passing, dir);
    return manifest;
  } catch (error) {
    await rm(passing, { recursive: true, force: true });
    throw error;
  } finally {
    await snapshot.end();
  }
}

function makeFolder(dir: string, passing: string): void {
  const problem = (cause: Error) => new StartError(`${dir} cannot be written: ${cause.message}.`, "", { cause });
  try {
    if (readdirSync(dir).length > 0)
      throw new StartError(`${dir} is not empty.`, "Name a folder that is not there yet.");
  } catch (error) {
    if (error instanceof StartError) throw error;
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw problem(error as Error);
  }
  try {
    mkdirSync(dirname(dir), { recursive: true });
    mkdirSync(passing, { mode: 0o700 });
  } catch (error) {
    throw problem(error as Error);
  }
}

async function fill(client: Client, dir: string, options: ExportOptions): Promise<ExportManifest> {
  const files: ExportManifest["files"] = [];
  const write = async (name: string, sql: string, beginning = "") => {
    options.onProgress?.(name);
    files.push({ name, ...(await writeRows(client, join(dir, name), sql, beginning)) });
  };
  for (const table of options.tables) await write(`${table.name}.jsonl`, asJsonLines(table));
  for (const { name, query } of options.sheets) await write(`${name}.csv`, await asSheet(client, query), byteOrderMark);
  const pictures = await writePictures(client, join(dir, "files"), options);
  const manifest = { version: options.version, createdAt: now().toISOString(), files, pictures };
  await writeFile(join(dir, "manifest.json"), `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600 });
  return manifest;
}

/** Excel takes a CSV file for UTF-8 only with it. */
const byteOrderMark = "\ufeff";

async function writeRows(client: Client, path: string, sql: string, beginning: string) {
  const tally = startTally();
  const rows = client.query(to(sql));
  async function* counted() {
    if (beginning) yield Buffer.from(beginning);
    for await (const chunk of rows as AsyncIterable<Buffer>) {
      tally.add(chunk);
      yield chunk;
    }
  }
  await pipeline(counted, createWriteStream(path, { mode: 0o600 }));
  await client.query("SELECT"); // after it the count of the statement before is known
  return { ...tally.end(), rows: rows.rowCount };
}

/** JSON holds no control characters, so a CSV whose signs are two of them is the JSON itself. */
function asJsonLines({ from, columns, order }: ExportedTable): string {
  const list = (names: string[]) => names.map(quoted).join(", ");
  const rows = `SELECT ${list(columns)} FROM ${quoted(from)} ORDER BY ${list(order)}`;
  return `COPY (SELECT row_to_json(exported) FROM (${rows}) AS exported) TO STDOUT (FORMAT csv, QUOTE E'\\x01', DELIMITER E'\\x02')`;
}

/**
 * A sheet in which nothing is a formula: a text that begins as one gets an apostrophe before it, as people type it themselves
 * (OWASP, CSV Injection).
 */
async function asSheet(client: Client, query: string): Promise<string> {
  const { fields } = await client.query(`SELECT * FROM (${query}) AS sheet LIMIT 0`);
  const cells = fields.map(({ name }) => {
    const cell = `sheet.${quoted(name)}::text`;
    return `CASE WHEN ${cell} ~ '^[=+@\\t\\r-]' THEN '''' || ${cell} ELSE ${cell} END AS ${quoted(name)}`;
  });
  return `COPY (SELECT ${cells.join(", ")} FROM (${query}) AS sheet) TO STDOUT (FORMAT csv, HEADER)`;
}

async function writePictures(client: Client, dir: string, options: ExportOptions): Promise<ExportManifest["pictures"]> {
  const pictures = { count: 0, bytes: 0, missing: 0 };
  for await (const key of keysOfFiles(client, options.files)) {
    const content = await findFile(key);
    if (!content) pictures.missing += 1;
    else {
      options.onProgress?.(key);
      await mkdir(dirname(join(dir, key)), { recursive: true, mode: 0o700 });
      await writeFile(join(dir, key), content, { mode: 0o600 });
      pictures.count += 1;
      pictures.bytes += content.byteLength;
    }
  }
  return pictures;
}
