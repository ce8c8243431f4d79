/** What rows of a file came to: how many are new, how many differ now, how many were there as they are. */
export type RowTally = { added: number; updated: number; skipped: number };

/** A row that was not taken: its line, the column that is wrong if it is one, and why. */
export type RefusedRow = { line: number; column?: string; reason: string };

export type RowsResult = { tally: RowTally; refused: RefusedRow[] };

/** A row as a table gives it: its line and what stands in its cells by field. */
export type RowToImport<Field extends string> = { number: number; values: Partial<Record<Field, string>> };

/** How an import goes about: writing nothing, or bringing what is there up to date too. */
export type RowImport = { dryRun: boolean; update: boolean };

/** Several rows go into one transaction, but never two about the same: the second must find what the first did. */
export function* inBatches<T extends { keys: string[] }>(rows: T[], most: number): Generator<T[]> {
  let batch: T[] = [];
  let keys = new Set<string>();
  for (const row of rows) {
    if (batch.length >= most || row.keys.some((key) => keys.has(key))) {
      yield batch;
      batch = [];
      keys = new Set();
    }
    batch.push(row);
    for (const key of row.keys) keys.add(key);
  }
  if (batch.length > 0) yield batch;
}

/** Adds what one batch came to. */
export function addTally(one: RowTally, other: RowTally): RowTally {
  return { added: one.added + other.added, updated: one.updated + other.updated, skipped: one.skipped + other.skipped };
}

export const noRows: RowTally = { added: 0, updated: 0, skipped: 0 };
