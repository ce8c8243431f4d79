import { extname } from "node:path";
import type { RowsResult, RowTally, RowToImport } from "#app/domain/core/import-rows.ts";
import { noRows, type RowImport } from "#app/domain/core/import-rows.ts";
import type { Column } from "#app/platform/tables/columns.ts";
import type { ReadProgress } from "#app/platform/tables/read-lines.server.ts";
import { readTable, type TableFormat, type TableRow, tableFormats } from "#app/platform/tables/read-table.server.ts";
import { type Encoding, encodings } from "#app/platform/tables/text-file.server.ts";
import { answer } from "./answer.ts";
import { type ExitCode, type Given, UsageError } from "./command.ts";
import { exitCodeOf, type LinesResult, type Outcome, type Problem, runImport } from "./run-import.ts";

/** Rows that a dry run shows as it understood them. */
const shownRows = 5;

/** What is told apart between members and products. */
export type TableImport<Field extends string> = {
  /** What the rows are, in the plural, also the name of their count in the summary. */
  what: string;
  columns: readonly Column<Field>[];
  begin(how: RowImport): Promise<{
    take(rows: RowToImport<Field>[]): Promise<RowsResult>;
    /** What a row comes to, for showing it; null when it is refused. */
    understand(row: RowToImport<Field>): object | null;
  }>;
};

/** Imports a table of the file that the operator named. */
export async function runTableImport<Field extends string>(
  { operands: [file = ""], options }: Given,
  { what, columns, begin }: TableImport<Field>,
): Promise<ExitCode> {
  const how = { dryRun: options["dry-run"] === true, update: options.update === true };
  const [format, encoding] = [formatOf(file, options.format), encodingOf(options.encoding)];
  const onUnknown = (names: string[]) =>
    console.error(`Columns that are not known and passed over: ${names.join(", ")}`);
  const outcome = await runImport<TableRow<Field>, RowTally>({
    file,
    read: (progress: ReadProgress) => readTable(file, { columns, format, encoding, progress, onUnknown }),
    lengthOf: ({ values }) => Object.values<string | undefined>(values ?? {}).join("").length,
    begin: async () => {
      const { take, understand } = await begin(how);
      const show = how.dryRun ? startPreview(understand) : () => undefined;
      return (rows) => {
        for (const row of rows) show(row);
        return takeGroup(take, rows);
      };
    },
    groupSize: 500,
    none: noRows,
    soFar: ({ added, updated }) => `${added} ${what} added, ${updated} updated`,
  });
  answer(options, summaryOf(what, outcome), asText(what, outcome, how));
  return exitCodeOf(outcome);
}

function formatOf(file: string, given: string | boolean | undefined): TableFormat {
  const wanted = typeof given === "string" ? given : extname(file).slice(1).toLowerCase();
  const aliases: Record<string, TableFormat> = { ndjson: "jsonl", tsv: "csv", txt: "csv" };
  const format = tableFormats.find((known) => known === (aliases[wanted] ?? wanted));
  if (format) return format;
  throw new UsageError(`What ${file} is cannot be told from its name: give --format ${tableFormats.join(", ")}.`);
}

function encodingOf(given: string | boolean | undefined): Encoding | undefined {
  if (typeof given !== "string") return undefined;
  const encoding = encodings.find((known) => known === given.toLowerCase());
  if (encoding) return encoding;
  throw new UsageError(`--encoding may be ${encodings.join(", ")}.`);
}

/** Shows the first rows as they were understood, on stderr. */
function startPreview<Field extends string>(
  understand: (row: RowToImport<Field>) => object | null,
): (row: TableRow<Field>) => void {
  let shown = 0;
  return (row) => {
    const understood = "reason" in row || shown >= shownRows ? null : understand(row);
    if (!understood) return;
    shown += 1;
    const told = Object.entries(understood).filter(
      ([, value]) => value !== "" && value !== undefined && !isEmptyList(value),
    );
    console.error(
      `line ${row.number}: ${told.map(([field, value]) => `${field} = ${JSON.stringify(value)}`).join(" · ")}`,
    );
  };
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

async function takeGroup<Field extends string>(
  take: (rows: RowToImport<Field>[]) => Promise<RowsResult>,
  rows: TableRow<Field>[],
): Promise<LinesResult<RowTally>> {
  const unreadable: Problem[] = [];
  const readable: RowToImport<Field>[] = [];
  for (const row of rows)
    if ("reason" in row) unreadable.push({ line: row.number, reason: row.reason });
    else readable.push(row);
  const { tally, refused } = await take(readable);
  return { tally, refused: [...unreadable, ...refused].sort((one, other) => one.line - other.line) };
}

function summaryOf(what: string, { tally, errors }: Outcome<RowTally>): object {
  const { added, updated, skipped } = tally;
  return { [what]: added, updated, skipped, errors };
}

function asText(what: string, { tally, errors, lines, seconds }: Outcome<RowTally>, how: RowImport): string[] {
  const { added, updated, skipped } = tally;
  const perSecond = Math.round(lines / Math.max(seconds, 0.001));
  return [
    `${how.dryRun ? "Would add" : "Added"} ${added} ${what}${how.update ? `, ${how.dryRun ? "would update" : "updated"} ${updated}` : ""}.`,
    `${skipped} were there already; ${errors.length} problems.`,
    `${lines} rows in ${seconds.toFixed(1)} s (${perSecond} rows/s).`,
  ];
}
