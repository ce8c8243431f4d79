import { holds, type MemberActor } from "#app/domain/core/actor.ts";
import { audit } from "#app/domain/core/audit.server.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { publish } from "#app/domain/core/publish.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import type { Club, Prisma } from "#prisma/client";
import { clubValues } from "./get-club-settings.server.ts";
import type { UpdateClub } from "./schema.ts";

/** The row whose changes are told about. */
const theClub = 1;

/** The audit log names what it tells of by a uuid; the club has none. */
const clubSubject = "00000000-0000-7000-8000-000000000001";

/**
 * Changes what the club is called, how it looks, and how one signs in. Holds from the next request on; what was set by
 * other features, and what was set and is not asked here, stays.
 * @throws DomainError forbidden
 */
export async function updateClub(actor: MemberActor, input: UpdateClub): Promise<void> {
  if (!holds(actor, "club.manage")) throw new DomainError("forbidden");
  await transaction(async (tx) => {
    const row = await lockClub(tx);
    const before = clubValues(row);
    const { clubName: name, language: locale, timeZone, readers, country, currencyUnit, brandHue, ...accounts } = input;
    const settings = row.settings as Prisma.JsonObject;
    const changed = { ...settings, accounts: { ...(settings.accounts as Prisma.JsonObject), ...accounts } };
    const data = { name, locale, timeZone, readers, country, currencyUnit, brandHue, settings: changed };
    await tx.club.update({ where: { id: theClub }, data });
    await tellChange(tx, actor, before, input);
  });
}

/**
 * The club's row, for changing it.
 * @throws DomainError not_found where the club was never started
 */
export async function lockClub(tx: Transaction): Promise<Club> {
  await tx.$executeRaw`SELECT FROM "Club" WHERE id = ${theClub} FOR UPDATE`;
  const row = await tx.club.findUnique({ where: { id: theClub } });
  if (!row) throw new DomainError("not_found");
  return row;
}

type Values = Record<string, string | number | boolean | null>;

/** Writes what differs into the audit log; nothing where nothing does. */
export async function tellChange(tx: Transaction, actor: MemberActor, before: Values, after: Values): Promise<void> {
  const names = Object.keys(after).filter((name) => before[name] !== after[name]);
  if (names.length === 0) return;
  const of = (values: Values) => Object.fromEntries(names.map((name) => [name, values[name] ?? null]));
  await publish(tx, "club.updated", { changed: names }, actor.id);
  await audit(tx, actor, {
    action: "club.updated",
    subjectKind: "club",
    subjectId: clubSubject,
    before: of(before),
    after: of(after),
  });
}
