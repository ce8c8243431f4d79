import { readFile, stat } from "node:fs/promises";
import { inflateRawSync } from "node:zlib";
import { readSheet } from "read-excel-file/node";
import { StartError } from "#app/platform/start-error.ts";
import type { CellsRow } from "./csv.server.ts";
import type { ReadProgress } from "./read-lines.server.ts";

/** A workbook is held in memory whole; a larger table is better kept as CSV. */
const packedMaxBytes = 64 * 1024 * 1024;
const unpackedMaxBytes = 128 * 1024 * 1024;

/**
 * The rows of a workbook's first sheet, as text: numbers with all their digits, days as YYYY-MM-DD.
 * @throws StartError for a file that cannot be read, is no workbook, or is too large, however small it looks packed
 */
export async function* readXlsx(path: string, progress: ReadProgress): AsyncGenerator<CellsRow> {
  const bytes = await readWhole(path);
  progress.bytes = bytes.length;
  refuseBombs(path, bytes);
  const rows = await readSheet(bytes, { parseNumber: (digits) => new Digits(digits) }).catch((cause: Error) => {
    throw new StartError(`${path} cannot be read as an Excel workbook: ${cause.message}`, asCsv, { cause });
  });
  for (const [index, row] of rows.entries()) {
    const cells = row.map(toText);
    if (cells.some((cell) => cell.trim() !== "")) yield { number: index + 1, cells };
  }
}

const asCsv = "Save the table as CSV (UTF-8) and import that.";

/** A number as the sheet keeps it, so that no digit of a telephone number is lost on the way. */
class Digits {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

function toText(cell: unknown): string {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return cell instanceof Digits ? plainNumber(cell.text) : String(cell);
}

/** 9.123456789E9 is 9123456789; what is no whole number stays as it is. */
export function plainNumber(text: string): string {
  const value = Number(text);
  return /[eE]/.test(text) && Number.isSafeInteger(value) ? String(value) : text.replace(/\.0+$/, "");
}

async function readWhole(path: string): Promise<Buffer> {
  try {
    const { size } = await stat(path);
    if (size > packedMaxBytes) throw tooLarge(path);
    return await readFile(path);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).syscall === undefined) throw cause;
    throw new StartError(`${path} cannot be read: ${(cause as Error).message}.`, "", { cause });
  }
}

function tooLarge(path: string): StartError {
  return new StartError(`${path} is too large for a workbook (${unpackedMaxBytes / 1024 / 1024} MB unpacked).`, asCsv);
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const endBytes = 22;

/**
 * Unpacks every entry of the ZIP archive into nothing, so that what it says of its sizes need not be believed.
 * @throws StartError
 */
function refuseBombs(path: string, bytes: Buffer): void {
  const notZip = () => new StartError(`${path} is not an Excel workbook (.xlsx).`, asCsv);
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + endBytes > bytes.length || bytes.readUInt32LE(end) !== endSignature) throw notZip();
  let at = bytes.readUInt32LE(end + 16);
  let left = unpackedMaxBytes;
  for (let entry = bytes.readUInt16LE(end + 10); entry > 0; entry--) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== entrySignature) throw notZip();
    left -= unpackedSize(path, bytes, at, left);
    if (left <= 0) throw tooLarge(path);
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
}

function unpackedSize(path: string, bytes: Buffer, entry: number, most: number): number {
  const [method, packed, local] = [
    bytes.readUInt16LE(entry + 10),
    bytes.readUInt32LE(entry + 20),
    bytes.readUInt32LE(entry + 42),
  ];
  if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== localSignature)
    throw new StartError(`${path} is damaged.`, asCsv);
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  if (method === 0) return packed;
  try {
    return inflateRawSync(bytes.subarray(start, start + packed), { maxOutputLength: most }).length;
  } catch (cause) {
    if ((cause as { code?: string }).code === "ERR_BUFFER_TOO_LARGE") throw tooLarge(path);
    throw new StartError(`${path} is damaged.`, asCsv, { cause });
  }
}
