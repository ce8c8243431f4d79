import { publish } from "#app/domain/core/publish.server.ts";
import { now } from "#app/platform/clock.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import type { Language } from "#app/platform/language.ts";
import { fold } from "#app/platform/persian/fold.ts";
import { youngClubMembers } from "./rules.ts";
import { signInFields } from "./session.server.ts";

/** Whoever is to be a member: an E.164 number, a mail address, or both, and how they are called. */
export type NewMember = {
  phone?: string;
  email?: string;
  passwordHash?: string | undefined;
  name: string;
  locale: Language;
  /** The version of the club's rules they agreed to; whoever agreed to none is asked before they write. */
  rulesVersion?: number;
  /** Whose code they came with. */
  referredById?: string | undefined;
};

/**
 * Writes a new member and the fact, in the transaction of whoever proved the number or mailbox. One that has a member
 * already violates its unique key, which ends the transaction as `conflict`.
 */
export async function createMember(tx: Transaction, member: NewMember) {
  const created = await tx.member.create({
    data: {
      ...member,
      nameFold: fold(member.name),
      trust: await firstTrust(tx),
      createdAt: now(),
      emailProvenAt: member.email ? now() : null,
    },
    select: signInFields,
  });
  await publish(tx, "member.joined", { memberId: created.id }, created.id);
  const { referredById } = member;
  if (referredById)
    await publish(tx, "member.referred", { memberId: created.id, referrerId: referredById }, created.id);
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
