import { DomainError } from "./errors.ts";
import { isUuid } from "./references.ts";

/** A page of a list and where the next one begins. */
export type Page<T> = { items: T[]; next: string | null };

/** The last instant that a date can be, in milliseconds. */
const latest = 8.64e15;

/** Where a keyset page begins: after the row with this sort value, an instant in milliseconds, and id. */
export type Cursor = { value: number; id: string };

/** Writes a cursor as an opaque text for an address. */
export function encodeCursor(cursor: Cursor): string {
  return `${cursor.value.toString(36)}.${cursor.id}`;
}

/**
 * Reads a cursor from an address; null where there is none.
 * @throws DomainError position_malformed
 */
export function decodeCursor(text: string | null | undefined): Cursor | null {
  if (!text) return null;
  const [value = "", id = ""] = text.split(".");
  const number = Number.parseInt(value, 36);
  if (!(number >= 0 && number <= latest) || !isUuid(id)) throw new DomainError("position_malformed");
  return { value: number, id };
}

/** Cuts rows fetched with one more than the page's size into a page. */
export function toPage<Row, T>(
  rows: Row[],
  size: number,
  view: (row: Row) => T,
  cursor: (row: Row) => Cursor,
): Page<T> {
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  return { items: shown.map(view), next: rows.length > size && last ? encodeCursor(cursor(last)) : null };
}
