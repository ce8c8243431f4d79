import type { MemberActor } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { isUuid } from "#app/domain/core/references.ts";
import { db } from "#app/platform/db/client.server.ts";
import { parseMailAddress } from "#app/platform/mail-address.ts";
import { toLatinDigits } from "#app/platform/persian/digits.ts";
import { parsePhone } from "#app/platform/persian/phone.ts";
import { readHeading } from "#app/platform/tables/columns.ts";
import { type CsvRow, readUploadedCsv } from "#app/platform/tables/uploaded-csv.server.ts";
import { groupFileBytes, groupFileLines } from "./group-rules.ts";
import { memberColumns } from "./import-columns.ts";
import { demandManager } from "./lock-group.server.ts";

const namesOf = (field: "phone" | "email") => memberColumns.find((column) => column.field === field)!.names;

/** The columns that name a member, called as in a file of members to import. */
const columns = [
  { field: "id", names: ["member", "شناسه"] },
  { field: "phone", names: [...namesOf("phone"), "شماره"] },
  { field: "email", names: namesOf("email") },
] as const;

type KeyColumn = (typeof columns)[number]["field"];

/** A line of the file that leads to nobody, and what stands there. */
export type UnknownLine = { line: number; value: string };

/** What a file would do to a group, before it does. */
export type GroupFileView = {
  lines: number;
  memberIds: string[];
  /** How many of them are in the group already. */
  already: number;
  /** Lines that name somebody whom a line before named. */
  repeated: number;
  unknownCount: number;
  /** The first of the lines that lead to nobody. */
  unknown: UnknownLine[];
};

const shownUnknown = 100;
const shownValue = 80;

/**
 * Reads a file of members, each by the cell of the one column `phone`, `email` or `id`, and says what adding them would do.
 * Changes nothing.
 * @throws DomainError forbidden, file_missing, file_too_large, table_unreadable, table_too_long, column_missing
 */
export async function readGroupFile(
  actor: MemberActor,
  { groupId, bytes }: { groupId: string; bytes: Uint8Array },
): Promise<GroupFileView> {
  demandManager(actor);
  const field = "file";
  if (bytes.byteLength === 0) throw new DomainError("file_missing", { field });
  if (bytes.byteLength > groupFileBytes)
    throw new DomainError("file_too_large", { field, values: { max: groupFileBytes / 1024 / 1024 } });
  const rows = readUploadedCsv(bytes);
  if (!rows?.[0]) throw new DomainError("table_unreadable", { field });
  if (rows.length > groupFileLines + 1)
    throw new DomainError("table_too_long", { field, values: { max: groupFileLines } });
  const [head, ...lines] = rows as [CsvRow, ...CsvRow[]];
  const { column, index } = findColumn(head);
  return sortOut(
    groupId,
    column,
    lines.map(({ line, cells }) => ({ line, value: cells[index] ?? "" })),
  );
}

/** Of several, the one that says most surely who is meant. */
function findColumn({ cells }: CsvRow): { column: KeyColumn; index: number } {
  const { fields } = readHeading<KeyColumn>(cells, columns);
  const found = columns.find(({ field }) => fields.includes(field));
  if (!found) throw new DomainError("column_missing", { field: "file" });
  return { column: found.field, index: fields.indexOf(found.field) };
}

async function sortOut(groupId: string, column: KeyColumn, lines: UnknownLine[]): Promise<GroupFileView> {
  const named = lines.map(({ line, value }) => ({ line, value, key: keyOf(column, value) }));
  const ids = await findByKey(column, [...new Set(named.flatMap(({ key }) => key ?? []))]);
  const found = named.filter(({ key }) => key !== null && ids.has(key));
  const unknown = named.filter(({ key }) => key === null || !ids.has(key));
  const memberIds = [...new Set(found.map(({ key }) => ids.get(key!)!))];
  const already = await db.groupMember.count({ where: { groupId, byRule: false, memberId: { in: memberIds } } });
  return {
    ...{ lines: lines.length, memberIds, already, repeated: found.length - memberIds.length },
    unknownCount: unknown.length,
    unknown: unknown.slice(0, shownUnknown).map(({ line, value }) => ({ line, value: value.slice(0, shownValue) })),
  };
}

/** What a cell says as the database keeps it; null for what cannot be such a thing. */
function keyOf(column: KeyColumn, value: string): string | null {
  if (column === "id") return isUuid(value) ? value.toLowerCase() : null;
  if (column === "email") return parseMailAddress(value);
  const parsed = parsePhone(spreadsheetNumber(value), { allowForeign: true });
  return parsed.ok ? parsed.e164 : null;
}

/** Spreadsheets take a number for a quantity: 9.12E+09, 9121234567.0, or ="0912…" to keep its zero. */
function spreadsheetNumber(value: string): string {
  const plain = toLatinDigits(value).replace(/^=?"(.*)"$/, "$1");
  return /^\d+(\.\d+)?E\+\d+$/i.test(plain) && Number.isSafeInteger(Number(plain))
    ? String(Number(plain))
    : plain.replace(/^(\d+)\.0+$/, "$1");
}

async function findByKey(column: KeyColumn, keys: string[]): Promise<Map<string, string>> {
  const rows = await db.member.findMany({
    where: { [column]: { in: keys }, standing: { not: "removed" }, placeholderKey: null },
    select: { id: true, phone: true, email: true },
  });
  return new Map(rows.map((row) => [row[column]!, row.id]));
}
