import { findActor } from "#app/domain/accounts/find-actor.server.ts";
import type { MemberActor } from "#app/domain/core/actor.ts";
import { now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { fold } from "#app/platform/persian/fold.ts";
import type { Member, Prisma } from "#prisma/client";

const names = ["زهرا کریمی", "علی رضایی", "Sara Ahmadi", "مهدی می‌رزایی", "نرگس محمدی"];
let made = 0;

/** A member nobody else is: of a name from a small set, with a number of their own. */
export function makeMember(given: Partial<Prisma.MemberUncheckedCreateInput> = {}): Promise<Member> {
  const number = made++;
  const name = given.name ?? names[number % names.length]!;
  const phone = `+98912${String(number).padStart(7, "0")}`;
  return db.member.create({
    data: { phone, trust: 1, rulesVersion: 1, createdAt: now(), ...given, name, nameFold: fold(name) },
  });
}

/** A member who holds roles. */
export async function makeStaff(...roles: string[]): Promise<Member> {
  const member = await makeMember();
  await db.memberRole.createMany({ data: roles.map((role) => ({ memberId: member.id, role })) });
  return member;
}

/** Who a member is to the use cases, as if they had signed in just now. */
export async function asActor(member: { id: string }): Promise<MemberActor> {
  const actor = await findActor(member.id);
  if (!actor) throw new Error(`No member ${member.id}`);
  return actor;
}
