import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import type { ReadProgress } from "./read-lines.server.ts";
import { detectEncoding, type Encoding, readText } from "./text-file.server.ts";

/** Cells of a row and the line it begins on; or where reading stopped, and why. */
export type CellsRow =
  | { number: number; cells: string[] }
  | { number: number; cells: null; reason: "quote_not_closed" | "row_too_long" | "row_malformed" };

const delimiters = [",", ";", "\t", "؛"];
/** The most characters of a row: an opening quote that nobody closed would swallow the rest of the file. */
const rowMaxLength = 1_000_000;

/**
 * The rows of a CSV file of any size (RFC 4180, with any of `,` `;` TAB between cells, as its first line shows), one after
 * another. Empty rows are passed over. What spreadsheets would take for a formula is text like any other.
 * @param options.encoding found out where it is left out
 * @throws StartError when the file cannot be read
 */
export async function* readCsv(
  path: string,
  { encoding, progress }: { encoding?: Encoding | undefined; progress: ReadProgress },
): AsyncGenerator<CellsRow> {
  const text = readText(path, encoding ?? (await detectEncoding(path)), progress);
  const { beginning, whole } = await peek(text);
  const told = /^sep=(.)\r?\n/.exec(beginning)?.[1]; // Excel's own way to name it
  const rows = Readable.from(whole).pipe(
    parse({
      delimiter: told ?? likeliestDelimiter(beginning),
      from_line: told ? 2 : 1,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: rowMaxLength,
    }),
  );
  let lines = 0;
  try {
    for await (const { record, info } of rows as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      const breaks = record.join("").split("\n").length - 1;
      lines = info.lines;
      if (record.some((cell) => cell.trim() !== "")) yield { number: lines - breaks, cells: record.map(withoutGuard) };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    yield { number: lines + 1, cells: null, reason: reasons[error.code] ?? "row_malformed" };
  }
}

const reasons: Partial<Record<string, "quote_not_closed" | "row_too_long">> = {
  CSV_QUOTE_NOT_CLOSED: "quote_not_closed",
  CSV_MAX_RECORD_SIZE: "row_too_long",
};

/** The apostrophe that our export puts before what looks like a formula. */
function withoutGuard(cell: string): string {
  return cell.replace(/^'(?=[=+@\t\r-])/, "");
}

async function peek(text: AsyncGenerator<string>): Promise<{ beginning: string; whole: AsyncGenerator<string> }> {
  const { value: beginning = "" } = await text.next();
  async function* whole() {
    yield beginning;
    yield* text;
  }
  return { beginning, whole: whole() };
}

/** What stands most often between the headings; quoted ones do not count. */
function likeliestDelimiter(beginning: string): string {
  const heading =
    beginning
      .replace(/"(?:[^"]|"")*"/g, "")
      .trimStart()
      .split("\n", 1)[0] ?? "";
  const count = (delimiter: string) => heading.split(delimiter).length;
  return delimiters.reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}
