import { beforeEach, describe, expect, it } from "vitest";
import { changePhoneByStaff } from "#app/domain/accounts/change-phone-by-staff.server.ts";
import { endMemberSessions } from "#app/domain/accounts/end-member-sessions.server.ts";
import { getStaffMember, showContact } from "#app/domain/accounts/get-staff-member.server.ts";
import { listGroupMembers, listGroups } from "#app/domain/accounts/list-groups.server.ts";
import { listMembers, type MemberSearch } from "#app/domain/accounts/list-members.server.ts";
import { listRoles } from "#app/domain/accounts/list-roles.server.ts";
import { openSession } from "#app/domain/accounts/session.server.ts";
import type { MemberActor } from "#app/domain/core/actor.ts";
import { addSeconds, now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { asActor, makeMember, makeStaff } from "#tests/factories/accounts.ts";
import { makeGroup } from "#tests/factories/forums.ts";
import { countQueries } from "#tests/setup/count-queries.ts";

let boss: MemberActor;
beforeEach(async () => {
  boss = await asActor(await makeStaff("administrator"));
});

const names = async (search: MemberSearch) => (await listMembers(boss, search)).items.map(({ name }) => name);

describe("the list of members", () => {
  it("finds by a part of the name in any spelling, and by a whole number or address", async () => {
    await makeMember({ name: "علی می‌رزایی", phone: "+989351112233", email: "ali@club.example" });
    await makeMember({ name: "زهرا" });
    for (const q of ["علي", "میرزا", "0935 111 2233", "۰۹۳۵۱۱۱۲۲۳۳", "+989351112233", "Ali@Club.example"])
      expect(await names({ q }), q).toEqual(["علی می‌رزایی"]);
    for (const q of ["%", "_", "\\", "0935111223", "club.example", "' OR 1=1", "x".repeat(10_000)])
      expect(await names({ q }), q).toEqual([]);
  });

  it("filters by standing as it holds now, by role and by group, together", async () => {
    const over = { standing: "silenced", standingUntil: addSeconds(now(), -1) } as const;
    const [silenced, free] = [
      await makeMember({ name: "یک", standing: "silenced" }),
      await makeMember({ name: "دو", ...over }),
    ];
    await db.memberRole.create({ data: { memberId: free.id, role: "editor" } });
    const group = await makeGroup([free.id, silenced.id]);
    expect(await names({ standing: "silenced" })).toEqual(["یک"]);
    expect(await names({ role: "editor" })).toEqual(["دو"]);
    expect(await names({ groupId: group.id })).toEqual(["دو", "یک"]);
    expect(await names({ groupId: group.id, standing: "active" })).toEqual(["دو"]);
    expect(await names({ groupId: "x", role: "x" })).toEqual([]);
  });

  it("goes on where the page before ended, each member once, with the same few queries", async () => {
    for (let count = 0; count < 64; count++) await makeMember({ name: `عضو ${count}` });
    const seen: string[] = [];
    for (let after: string | null = null; ; ) {
      const { result, statements } = await countQueries(() => listMembers(boss, { after }));
      expect(statements.length).toBeLessThanOrEqual(2);
      seen.push(...result.items.map(({ id }) => id));
      if (!result.next) break;
      after = result.next;
    }
    expect(seen).toHaveLength(65);
    expect(new Set(seen).size).toBe(65);
    await expect(listMembers(boss, { after: "x" })).rejects.toMatchObject({ code: "position_malformed" });
  });

  it("shows no number and no address", async () => {
    const { phone } = await makeMember({ email: "secret@club.example" });
    const shown = JSON.stringify(await listMembers(boss, {}));
    expect(shown).not.toContain(phone!.slice(-7));
    expect(shown).not.toContain("secret");
  });
});

describe("a member's page of staff", () => {
  it("masks the number and the address until somebody asks, which is written down", async () => {
    const member = await makeMember({ phone: "+989351112233", email: "zahra@club.example" });
    const view = await getStaffMember(boss, member.id, "en");
    expect(view).toMatchObject({ phone: "0935***2233", email: "z***@club.example", standing: "active" });
    expect(await showContact(boss, { memberId: member.id })).toEqual({
      phone: "+989351112233",
      email: "zahra@club.example",
    });
    expect(await db.auditEntry.findMany()).toMatchObject([{ action: "member.contact_seen", subjectId: member.id }]);
  });

  it("ends all sessions of somebody", async () => {
    const member = await makeMember();
    for (let count = 0; count < 2; count++)
      await db.$transaction((tx) => openSession(tx, { ...member, standingReason: null }, { userAgent: "Test" }));
    expect(await getStaffMember(boss, member.id, "fa")).toMatchObject({ sessionCount: 2 });
    expect(await endMemberSessions(boss, { memberId: member.id })).toBe(2);
    expect(await db.session.count()).toBe(0);
  });

  it("is not there for ids that are nobody's", async () => {
    for (const id of ["x", "' OR 1=1", "01990000-0000-7000-8000-000000000000"])
      await expect(getStaffMember(boss, id, "fa")).rejects.toMatchObject({ code: "not_found" });
  });

  it("is nothing for others", async () => {
    const group = await makeGroup();
    for (const person of [await makeMember(), await makeStaff("moderator", "manager")]) {
      const actor = await asActor(person);
      const input = { memberId: boss.id };
      for (const asking of [
        listMembers(actor, {}),
        getStaffMember(actor, boss.id, "fa"),
        showContact(actor, input),
        endMemberSessions(actor, input),
        listRoles(actor),
        listGroups(actor),
        listGroupMembers(actor, { groupId: group.id }),
      ])
        await expect(asking).rejects.toMatchObject({ code: "forbidden" });
    }
    expect(await db.auditEntry.count()).toBe(0);
  });

  it("lets nobody become somebody who may more by changing their number, nor sign them out", async () => {
    await db.customRole.create({
      data: { key: "keeper", name: "Keeper", permissions: ["members.manage", "roles.grant"] },
    });
    const keeper = await asActor(await makeStaff("keeper"));
    const change = { memberId: boss.id, phone: "09351112233", reason: "x" };
    await expect(changePhoneByStaff(keeper, change)).rejects.toMatchObject({ code: "beyond_your_rights" });
    const ending = endMemberSessions(keeper, { memberId: boss.id });
    await expect(ending).rejects.toMatchObject({ code: "beyond_your_rights" });
  });
});

describe("the list of roles", () => {
  it("tells what each allows and who has it, the gone left out", async () => {
    const key = "01990000-0000-7000-8000-00000000000a";
    await db.customRole.create({ data: { key, name: "نقش ما", permissions: ["topics.pin", "gone.right"] } });
    const holder = await makeStaff(key, "moderator");
    const gone = await makeStaff(key);
    await db.member.update({ where: { id: gone.id }, data: { standing: "removed" } });
    const roles = await listRoles(boss);
    expect(roles.map((role) => role.isPreset)).toEqual([true, true, true, true, true, true, false]);
    expect(roles.at(-1)).toMatchObject({
      ...{ key, name: "نقش ما", permissions: ["topics.pin"], count: 1 },
      holders: [{ id: holder.id }],
    });
    expect(roles.find((role) => role.key === "editor")).toMatchObject({ count: 0, holders: [] });
  });
});
