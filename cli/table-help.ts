import type { Column } from "#app/platform/tables/columns.ts";
import type { Option } from "./command.ts";

/** Options of every import of a table. */
export const tableOptions: Record<string, Option> = {
  "dry-run": {
    type: "boolean",
    help: "reads and checks everything, shows the first rows as understood, writes nothing",
  },
  update: { type: "boolean", help: "brings those that are there up to date with what the file says" },
  format: { type: "string", help: "csv, xlsx or jsonl; otherwise the name of FILE tells" },
  encoding: { type: "string", help: "of CSV: utf-8, windows-1256, utf-16le or utf-16be; otherwise it is found out" },
  json: { type: "boolean", help: "the last line of stdout is the summary as JSON" },
};

/** What a table looks like, and every name its columns may have. */
export function tableDetails(columns: readonly Column<string>[], more: string): string {
  const width = Math.max(...columns.map(({ field }) => field.length));
  return [
    "FILE is CSV (cells between , ; or TAB; UTF-8, UTF-16 or Windows-1256), an Excel workbook (.xlsx; its first sheet), or JSON Lines",
    "(an object on each line). The first row, or the keys, name the columns, in either language, in any order:",
    ...columns.map(({ field, names }) => `  ${field.padEnd(width)}   ${names.join(", ")}`),
    "",
    more,
    "Rows that are wrong are told with line, column and reason; the others go in. The same file can be imported again: what",
    "is there is skipped, so an import that was cut off is finished by the next. An empty cell never empties anything.",
    "What looks like a formula is text. The club may be running meanwhile.",
  ].join("\n");
}
