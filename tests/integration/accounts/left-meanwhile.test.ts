import { expect, test } from "vitest";
import { applyPhone } from "#app/domain/accounts/apply-phone.server.ts";
import { changePhoneByStaff } from "#app/domain/accounts/change-phone-by-staff.server.ts";
import { grantRole } from "#app/domain/accounts/grant-role.server.ts";
import { privacyDefaults } from "#app/domain/accounts/privacy.ts";
import { Profile } from "#app/domain/accounts/profile-schema.ts";
import { removeAvatar } from "#app/domain/accounts/set-avatar.server.ts";
import { setPrivacy } from "#app/domain/accounts/set-privacy.server.ts";
import { updateProfile } from "#app/domain/accounts/update-profile.server.ts";
import type { MemberActor } from "#app/domain/core/actor.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { db } from "#app/platform/db/client.server.ts";
import { asActor, makeMember, makeStaff } from "#tests/factories/accounts.ts";

/** Begins a deed while the member is leaving, and lets them be gone once it waits for that or is over. */
async function whileLeaving(memberId: string, deed: () => Promise<unknown>): Promise<PromiseSettledResult<unknown>> {
  let isOver = false;
  const settled = await transaction(async (tx) => {
    await tx.$executeRaw`SELECT id FROM "Member" WHERE id = ${memberId}::uuid FOR UPDATE`;
    await tx.member.update({ where: { id: memberId }, data: { name: "x", phone: null, standing: "removed" } });
    const begun = Promise.allSettled([deed().finally(() => (isOver = true))]);
    while (!isOver && !(await somebodyWaits()));
    return { begun };
  });
  return (await settled.begun)[0]!;
}

async function somebodyWaits(): Promise<boolean> {
  const waiting = await db.$queryRaw<object[]>`
    SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return waiting.length > 0;
}

const profile = { ...Profile.parse({ name: "زهرا", bio: "عکاس", locale: "fa" }), province: "" };

const ofMember: [string, (actor: MemberActor) => Promise<unknown>][] = [
  ["their profile", (actor) => updateProfile(actor, profile)],
  ["their privacy", (actor) => setPrivacy(actor, { ...privacyDefaults, city: "everyone" })],
  ["their picture", (actor) => removeAvatar(actor)],
];

test.each(ofMember)("%s is not changed by somebody who leaves at that moment", async (_what, deed) => {
  const member = await makeMember();
  const actor = await asActor(member);
  const refused = { status: "rejected", reason: { code: "unauthenticated" } };
  expect(await whileLeaving(member.id, () => deed(actor))).toMatchObject(refused);
  expect(await db.member.findUnique({ where: { id: member.id } })).toMatchObject({ name: "x", bio: "", privacy: {} });
});

const byStaff: [string, (actor: MemberActor, memberId: string) => Promise<unknown>][] = [
  ["a role", (actor, memberId) => grantRole(actor, { memberId, role: "editor" })],
  ["a number", (actor, memberId) => changePhoneByStaff(actor, { memberId, phone: "09121230000", reason: "گم شد" })],
];

test.each(byStaff)("%s is not given to somebody who leaves at that moment", async (_what, deed) => {
  const { id } = await makeMember();
  const actor = await asActor(await makeStaff("administrator"));
  const refused = { status: "rejected", reason: { code: "not_found" } };
  expect(await whileLeaving(id, () => deed(actor, id))).toMatchObject(refused);
  expect(await db.memberRole.count({ where: { memberId: id } })).toBe(0);
  expect(await db.member.findUnique({ where: { id } })).toMatchObject({ phone: null });
  const outcome = await transaction((tx) => applyPhone(tx, { memberId: id, phone: "+989121230000", byId: null }));
  expect(outcome).toMatchObject({ code: "not_found" });
});
