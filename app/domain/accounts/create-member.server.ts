import { publish } from "#app/domain/core/publish.server.ts";
import { now } from "#app/platform/clock.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import type { Language } from "#app/platform/language.ts";
import { fold } from "#app/platform/persian/fold.ts";
import { rulesVersion, youngClubMembers } from "./rules.ts";
import { signInFields } from "./session.server.ts";

/**
 * Writes a new member and the fact, in the transaction of whoever proved the number. A number that has a member
 * already violates its unique key, which ends the transaction as `conflict`.
 * @param member.phone E.164
 */
export async function createMember(tx: Transaction, member: { phone: string; name: string; locale: Language }) {
  const { phone, name, locale } = member;
  const created = await tx.member.create({
    data: { name, nameFold: fold(name), phone, locale, rulesVersion, trust: await firstTrust(tx), createdAt: now() },
    select: signInFields,
  });
  await publish(tx, "member.joined", { memberId: created.id }, created.id);
  return created;
}

async function firstTrust(tx: Transaction): Promise<number> {
  const members = await tx.member.findMany({
    where: { placeholderKey: null },
    take: youngClubMembers,
    select: { id: true },
  });
  return members.length < youngClubMembers ? 1 : 0;
}
