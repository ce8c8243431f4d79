import { DomainError } from "./errors.ts";
import { isUuid } from "./references.ts";

/** A page of a list and where the next one begins. */
export type Page<T> = { items: T[]; next: string | null };

/** The last instant that a date can be, in milliseconds. */
const latest = 8.64e15;

/** Where a keyset page begins: after the row with this sort value, an instant in milliseconds, and id. */
export type Cursor = { value: number; id: string };

/**
 * Writes a cursor as an opaque text for an address.
 * @param list names the list it belongs to, filters included: in another one it means nothing
 */
export function encodeCursor(cursor: Cursor, list: string): string {
  return `${tagOf(list)}.${cursor.value.toString(36)}.${cursor.id}`;
}

/**
 * Reads a cursor of a list from an address; null where there is none.
 * @throws DomainError position_malformed, also for a cursor of another list
 */
export function decodeCursor(text: string | null | undefined, list: string): Cursor | null {
  if (!text) return null;
  const [tag, value = "", id = ""] = text.split(".");
  const number = Number.parseInt(value, 36);
  if (tag !== tagOf(list) || !(number >= 0 && number <= latest) || !isUuid(id))
    throw new DomainError("position_malformed", { field: "after" });
  return { value: number, id };
}

/** A list's name as a short text (FNV-1a, 32 bits): it tells lists apart, it hides nothing. */
function tagOf(list: string): string {
  let sum = 0x811c9dc5;
  for (let at = 0; at < list.length; at++) sum = Math.imul(sum ^ list.charCodeAt(at), 0x01000193);
  return (sum >>> 0).toString(36);
}

/** Cuts rows fetched with one more than the page's size into a page. */
export function toPage<Row, T>(
  rows: Row[],
  size: number,
  view: (row: Row) => T,
  cursor: (row: Row) => string,
): Page<T> {
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  return { items: shown.map(view), next: rows.length > size && last ? cursor(last) : null };
}
