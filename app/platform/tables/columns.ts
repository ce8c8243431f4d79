import { fold } from "#app/platform/persian/fold.ts";

/** A column that a file may have: the field it fills, and what people call it, the first name being shown. */
export type Column<Field extends string> = { field: Field; names: readonly string[] };

/** What each cell of a row fills (null: nothing), and headings that nobody knows. */
export type Heading<Field extends string> = { fields: (Field | null)[]; unknown: string[] };

/**
 * Finds the fields that a file's headings mean, whatever letters, spaces and signs they are written with. A second column
 * for the same field is passed over.
 */
export function readHeading<Field extends string>(
  cells: readonly string[],
  columns: readonly Column<Field>[],
): Heading<Field> {
  const known = new Map(
    columns.flatMap(({ field, names }) => [field, ...names].map((name) => [plain(name), field] as const)),
  );
  const taken = new Set<Field>();
  const unknown: string[] = [];
  const fields = cells.map((cell) => {
    const field = known.get(plain(cell)) ?? null;
    const isNew = field !== null && !taken.has(field);
    if (isNew) taken.add(field);
    else if (cell.trim() !== "") unknown.push(cell.trim());
    return isNew ? field : null;
  });
  return { fields, unknown };
}

function plain(heading: string): string {
  return fold(heading).replace(/[^\p{L}\p{N}]/gu, "");
}
