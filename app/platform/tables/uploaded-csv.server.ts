import { CsvError, parse } from "csv-parse/sync";

/** A row of a table with the number of the line it began on, from 1. */
export type CsvRow = { line: number; cells: string[] };

const delimiters = [",", ";", "\t", "،", "|"];

/**
 * Reads a small table that somebody uploaded, whole and in memory; `csv.server.ts` reads files of any size. It may come as
 * programs write it (RFC 4180 and its relatives): comma, semicolon or tab between cells; UTF-8 or UTF-16 with or without a
 * byte order mark, or else Windows-1256, which Persian spreadsheets write. Empty rows are left out; a row may be longer or
 * shorter than others. A cell is text and nothing is calculated from it.
 * @returns null when it is no such table
 */
export function readUploadedCsv(bytes: Uint8Array): CsvRow[] | null {
  const text = decode(bytes);
  if (text === null || text.includes("\0")) return null;
  try {
    const records = parse(text, {
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return records.map(({ record, info }) => ({ line: info.lines, cells: record }));
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}

function decode(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return new TextDecoder("windows-1256").decode(bytes);
  }
}

/** The sign that the first line holds most of; a table of one column has none. */
function delimiterOf(text: string): string {
  const head = text.slice(0, 10_000).split(/\r?\n/, 1)[0]!;
  const counts = delimiters.map((sign) => head.split(sign).length);
  return delimiters[counts.indexOf(Math.max(...counts))]!;
}
