import type { RefusedRow, RowsResult } from "#app/domain/core/import-rows.ts";
import { publish } from "#app/domain/core/publish.server.ts";
import { publishAll } from "#app/domain/core/publish-all.server.ts";
import { now } from "#app/platform/clock.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import { uuidv7 } from "#app/platform/ids.ts";
import { fold } from "#app/platform/persian/fold.ts";
import type { ImportedDetails, ImportedMember } from "./import-member-row.ts";
import type { MemberImport } from "./import-members.server.ts";

const knownFields = {
  id: true,
  name: true,
  phone: true,
  email: true,
  province: true,
  city: true,
  birthday: true,
  birthCalendar: true,
  occupation: true,
  bio: true,
  interests: true,
} as const;

type Known = { id: string; phone: string | null; email: string | null };

/** Stores imported members that the club does not have, and brings the others up to date where the run wants that. */
export async function storeMembers(tx: Transaction, run: MemberImport, members: ImportedMember[]): Promise<RowsResult> {
  const refused: RefusedRow[] = [];
  const found = await findKnown(tx, members);
  const fresh = members.filter((member) => {
    const isNew = found.of(member) === null;
    if (isNew && member.details.name === undefined)
      refused.push({ line: member.line, column: "name", reason: "name_too_short" });
    return isNew && member.details.name !== undefined;
  });
  const made = await addMembers(tx, run, fresh);
  refused.push(...made.refused);
  let updated = 0;
  const known = members.filter((member) => found.of(member) !== null);
  for (const member of run.update ? known : []) {
    const outcome = await updateMember(tx, run, found.of(member)!, member);
    if (outcome === "updated") updated += 1;
    else if (outcome === "taken") refused.push({ line: member.line, column: "email", reason: "conflict" });
  }
  const skipped = members.length - made.added - updated - refused.length;
  return { tally: { added: made.added, updated, skipped }, refused };
}

async function findKnown(tx: Transaction, members: ImportedMember[]) {
  const keys = members.flatMap((member) => member.keys);
  const rows = await tx.member.findMany({
    where: { OR: [{ phone: { in: keys } }, { email: { in: keys } }] },
    select: knownFields,
    orderBy: { id: "asc" },
  });
  const byPhone = new Map(rows.map((row) => [row.phone, row]));
  const byMail = new Map(rows.map((row) => [row.email, row]));
  const of = ({ details: { phone, email } }: ImportedMember) =>
    (phone ? byPhone.get(phone) : undefined) ??
    (email && !isAnothers(byMail.get(email), phone) ? byMail.get(email) : undefined) ??
    null;
  return { of };
}

/** A mail address whose member has another number is no sign that the row means them. */
function isAnothers(row: Known | undefined, phone: string | undefined): boolean {
  return row !== undefined && phone !== undefined && row.phone !== null && row.phone !== phone;
}

async function addMembers(tx: Transaction, run: MemberImport, fresh: ImportedMember[]) {
  // Always in the same order, so that two imports that meet wait for each other and never in a circle.
  const rows = fresh
    .toSorted((one, other) => (one.keys[0]! < other.keys[0]! ? -1 : 1))
    .map((member) => ({ id: uuidv7(), member }));
  const data = rows.map(({ id, member: { details } }) => {
    const name = details.name!;
    return { id, ...details, name, nameFold: fold(name), locale: run.language, createdAt: now() };
  });
  await tx.member.createMany({ data, skipDuplicates: true });
  const made = await tx.member.findMany({ where: { id: { in: rows.map(({ id }) => id) } }, select: { id: true } });
  const madeIds = new Set(made.map(({ id }) => id));
  const added = rows.filter(({ id }) => madeIds.has(id));
  await joinGroups(tx, run, added);
  await publishAll(
    tx,
    added.map(({ id: memberId }) => ({ kind: "member.joined", payload: { memberId, imported: true }, actorId: null })),
  );
  return {
    added: added.length,
    refused: await explainMissing(
      tx,
      rows.filter(({ id }) => !madeIds.has(id)).map(({ member }) => member),
    ),
  };
}

/** Another import or the member themselves was first, which is as good; or the address belongs to somebody else. */
async function explainMissing(tx: Transaction, missing: ImportedMember[]): Promise<RefusedRow[]> {
  if (missing.length === 0) return [];
  const found = await findKnown(tx, missing);
  return missing
    .filter((member) => found.of(member) === null)
    .map(({ line }) => ({ line, column: "email", reason: "conflict" }));
}

async function updateMember(
  tx: Transaction,
  run: MemberImport,
  known: Known & Partial<Record<keyof ImportedDetails, unknown>>,
  member: ImportedMember,
): Promise<"updated" | "same" | "taken"> {
  const { details } = member;
  const differs = (field: keyof ImportedDetails) => JSON.stringify(known[field]) !== JSON.stringify(details[field]);
  const changed = (Object.keys(details) as (keyof ImportedDetails)[]).filter(differs);
  for (const key of ["phone", "email"] as const) {
    if (!changed.includes(key)) continue;
    const other = await tx.member.findFirst({
      where: { [key]: details[key], NOT: { id: known.id } },
      select: { id: true },
    });
    if (other) return "taken";
  }
  if (changed.length > 0) {
    const data = Object.fromEntries(changed.map((field) => [field, details[field]]));
    const names = details.name === undefined ? {} : { nameFold: fold(details.name) };
    await tx.member.update({ where: { id: known.id }, data: { ...data, ...names }, select: { id: true } });
    await publish(tx, "member.updated", { memberId: known.id }, null);
  }
  const joined = await joinGroups(tx, run, [{ id: known.id, member }]);
  return changed.length > 0 || joined > 0 ? "updated" : "same";
}

/** Whom a group's own rule took in stays in it by their row too, when the rule lets go of them. */
async function joinGroups(
  tx: Transaction,
  run: MemberImport,
  people: { id: string; member: ImportedMember }[],
): Promise<number> {
  const places = people.flatMap(({ id, member }) => member.groups.map((name) => [run.groups.get(name)!, id] as const));
  if (places.length === 0) return 0;
  return tx.$executeRaw`
    INSERT INTO "GroupMember" ("groupId", "memberId", "createdAt")
    SELECT place."groupId", place."memberId", ${now()}
    FROM unnest(${places.map(([groupId]) => groupId)}::uuid[], ${places.map(([, memberId]) => memberId)}::uuid[])
      AS place("groupId", "memberId")
    ON CONFLICT ("groupId", "memberId") DO UPDATE SET "byRule" = false WHERE "GroupMember"."byRule"`;
}
