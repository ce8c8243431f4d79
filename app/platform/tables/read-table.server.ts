import { StartError } from "#app/platform/start-error.ts";
import { type Column, readHeading } from "./columns.ts";
import { type CellsRow, readCsv } from "./csv.server.ts";
import { type ReadProgress, readLines } from "./read-lines.server.ts";
import type { Encoding } from "./text-file.server.ts";
import { readXlsx } from "./xlsx.server.ts";

/** Formats that a table may come in. */
export const tableFormats = ["csv", "xlsx", "jsonl"] as const;
export type TableFormat = (typeof tableFormats)[number];

/** A row of a table: what stands in its cells by field, or why it cannot be read; and its line in the file. */
export type TableRow<Field extends string> =
  | { number: number; values: Partial<Record<Field, string>> }
  | { number: number; values: null; reason: string };

export type TableOptions<Field extends string> = {
  columns: readonly Column<Field>[];
  format: TableFormat;
  encoding?: Encoding | undefined;
  progress: ReadProgress;
  /** Hears of headings that nobody knows, once. */
  onUnknown?: (headings: string[]) => void;
};

const lineMaxBytes = 1024 * 1024;

/**
 * The rows of a table whose first row names its columns (CSV, XLSX), or of objects, one a line (JSON Lines).
 * @throws StartError when the file cannot be read or none of its columns is known
 */
export async function* readTable<Field extends string>(
  path: string,
  options: TableOptions<Field>,
): AsyncGenerator<TableRow<Field>> {
  const { format, encoding, progress } = options;
  if (format === "jsonl") yield* readObjects(path, options);
  else
    yield* withHeading(
      path,
      format === "csv" ? readCsv(path, { encoding, progress }) : readXlsx(path, progress),
      options,
    );
}

async function* withHeading<Field extends string>(
  path: string,
  rows: AsyncIterable<CellsRow>,
  { columns, onUnknown }: TableOptions<Field>,
): AsyncGenerator<TableRow<Field>> {
  let fields: (Field | null)[] | null = null;
  for await (const row of rows) {
    if (row.cells === null) yield { number: row.number, values: null, reason: row.reason };
    else if (fields === null) {
      const heading = readHeading(row.cells, columns);
      if (heading.fields.every((field) => field === null)) throw noHeading(path, row.cells, columns);
      if (heading.unknown.length > 0) onUnknown?.(heading.unknown);
      fields = heading.fields;
    } else yield { number: row.number, values: valuesOf(fields, row.cells) };
  }
}

function valuesOf<Field extends string>(fields: (Field | null)[], cells: string[]): Partial<Record<Field, string>> {
  const filled = fields.flatMap((field, index) => (field ? [[field, cells[index] ?? ""]] : []));
  return Object.fromEntries(filled) as Partial<Record<Field, string>>;
}

function noHeading(path: string, cells: string[], columns: readonly Column<string>[]): StartError {
  const shown = cells.slice(0, 5).join(" | ").slice(0, 100);
  return new StartError(
    `The first row of ${path} names no column that is known: ${shown}`,
    `Name the columns in the first row, such as ${columns
      .slice(0, 3)
      .map(({ names }) => names[0])
      .join(", ")}; --help lists all names.`,
  );
}

async function* readObjects<Field extends string>(
  path: string,
  { columns, progress, onUnknown }: TableOptions<Field>,
): AsyncGenerator<TableRow<Field>> {
  const told = new Set<string>();
  for await (const { number, text, ...line } of readLines(path, { mostBytes: lineMaxBytes, progress })) {
    if (text === null) yield { number, values: null, reason: "reason" in line ? line.reason : "" };
    else if (text.trim() !== "") {
      const object = parseObject(text);
      if (typeof object === "string") yield { number, values: null, reason: object };
      else {
        const { fields, unknown } = readHeading(Object.keys(object), columns);
        const news = unknown.filter((heading) => !told.has(heading));
        for (const heading of news) told.add(heading);
        if (news.length > 0) onUnknown?.(news);
        yield { number, values: valuesOf(fields, Object.values(object).map(jsonText)) };
      }
    }
  }
}

function parseObject(text: string): object | "not_json" | "not_an_object" {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : "not_an_object";
  } catch {
    return "not_json"; // JSON.parse throws for nothing else
  }
}

/** What a cell would hold: lists a line each, pairs with a colon between. */
function jsonText(value: unknown): string {
  if (Array.isArray(value))
    return value.map((item) => (Array.isArray(item) ? item.map(jsonText).join(": ") : jsonText(item))).join("\n");
  if (value === null || value === undefined) return "";
  if (typeof value !== "object") return String(value);
  return Object.entries(value)
    .map(([name, item]) => `${name}: ${jsonText(item)}`)
    .join("\n");
}
