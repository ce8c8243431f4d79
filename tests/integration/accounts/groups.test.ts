import { beforeEach, describe, expect, it } from "vitest";
import { applyGroupRule, applyGroupRules, regroupMember } from "#app/domain/accounts/apply-group-rules.server.ts";
import { countRuleMatches } from "#app/domain/accounts/count-rule-matches.server.ts";
import { createGroup } from "#app/domain/accounts/create-group.server.ts";
import { deleteGroup } from "#app/domain/accounts/delete-group.server.ts";
import { addGroupMembers, removeGroupMember } from "#app/domain/accounts/group-members.server.ts";
import { CreateGroup, RuleInput, UpdateGroup } from "#app/domain/accounts/group-schema.ts";
import { updateGroup } from "#app/domain/accounts/update-group.server.ts";
import type { MemberActor } from "#app/domain/core/actor.ts";
import { createForum } from "#app/domain/forums/create-forum.server.ts";
import { CreateForum } from "#app/domain/forums/forum-schema.ts";
import { listSections } from "#app/domain/forums/list-sections.server.ts";
import { declareOwnership } from "#app/domain/products/declare-ownership.server.ts";
import { now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { asActor, makeMember, makeStaff } from "#tests/factories/accounts.ts";
import { makeForum, makeGroup, makeProduct } from "#tests/factories/forums.ts";

let boss: MemberActor;
beforeEach(async () => {
  boss = await asActor(await makeStaff("administrator"));
});

const rule = (groupId: string, given: Record<string, unknown>, name = "گروه") =>
  UpdateGroup.parse({ groupId, name, byRule: "on", ...given });

async function membersOf(groupId: string): Promise<{ memberId: string; byRule: boolean }[]> {
  return db.groupMember.findMany({
    where: { groupId },
    select: { memberId: true, byRule: true },
    orderBy: { memberId: "asc" },
  });
}

/** What the worker does when something about a member changed. */
const regroup = (memberId: string) =>
  regroupMember({
    ...{ id: "01990000-0000-7000-8000-000000000001", kind: "member.joined", actorId: null, createdAt: now() },
    payload: { memberId },
  });

describe("a group", () => {
  it("is made, renamed and deleted by who manages members", async () => {
    const { id } = await createGroup(boss, CreateGroup.parse({ name: "حسابداران" }));
    await updateGroup(boss, UpdateGroup.parse({ groupId: id, name: "فروشندگان" }));
    expect(await db.customerGroup.findMany()).toMatchObject([{ name: "فروشندگان", rule: null }]);
    expect(await db.event.count({ where: { kind: "group.rule_changed" } })).toBe(0);
    await deleteGroup(boss, { groupId: id });
    const lines = await db.auditEntry.findMany({ orderBy: { id: "asc" }, select: { action: true } });
    expect(lines.map(({ action }) => action)).toEqual(["group.created", "group.updated", "group.deleted"]);
  });

  it("is nobody else's business", async () => {
    const { id } = await createGroup(boss, CreateGroup.parse({ name: "گروه" }));
    for (const person of [await makeMember(), await makeStaff("moderator")]) {
      const actor = await asActor(person);
      const forbidden = { code: "forbidden" };
      await expect(createGroup(actor, { name: "گروه", description: "" })).rejects.toMatchObject(forbidden);
      await expect(updateGroup(actor, rule(id, { trustAtLeast: 1 }))).rejects.toMatchObject(forbidden);
      await expect(deleteGroup(actor, { groupId: id })).rejects.toMatchObject(forbidden);
      await expect(addGroupMembers(actor, { groupId: id, memberIds: [actor.id] })).rejects.toMatchObject(forbidden);
      await expect(removeGroupMember(actor, { groupId: id, memberId: actor.id })).rejects.toMatchObject(forbidden);
      await expect(countRuleMatches(actor, RuleInput.parse({ byRule: "on" }))).rejects.toMatchObject(forbidden);
    }
  });

  it("has a name of its own in any spelling, also when two are made at once", async () => {
    const made = await Promise.allSettled(
      ["كتاب‌دوست", "کتابدوست"].map((name) => createGroup(boss, CreateGroup.parse({ name }))),
    );
    expect(made.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(made.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "name_taken" } });
    for (const name of ["گ", "گرو\u202eه", "گ".repeat(10_000), "\u200b\u200b"])
      expect(CreateGroup.safeParse({ name }).success).toBe(false);
  });

  it("stays while a forum is for it, also when the forum opens at the same moment", async () => {
    const group = await makeGroup();
    await makeForum({ readers: "group", groupId: group.id });
    await expect(deleteGroup(boss, { groupId: group.id })).rejects.toMatchObject({
      code: "group_in_use",
      details: { values: { count: 1 } },
    });
    for (let round = 0; round < 5; round++) {
      const { id } = await makeGroup();
      const forum = CreateForum.parse({ name: `تالار ${round}`, readers: "group", groupId: id });
      const done = await Promise.allSettled([createForum(boss, forum), deleteGroup(boss, { groupId: id })]);
      expect(done.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      const refused = done.find(({ status }) => status === "rejected");
      expect(refused).toMatchObject({ reason: { code: expect.stringMatching(/^(group_in_use|not_found)$/) } });
    }
  });
});

describe("members by hand", () => {
  it("come once, and go", async () => {
    const group = await makeGroup();
    const [one, two] = [await makeMember(), await makeMember()];
    const memberIds = [one.id, two.id, one.id];
    expect(await addGroupMembers(boss, { groupId: group.id, memberIds })).toBe(2);
    expect(await addGroupMembers(boss, { groupId: group.id, memberIds })).toBe(0);
    await removeGroupMember(boss, { groupId: group.id, memberId: one.id });
    await removeGroupMember(boss, { groupId: group.id, memberId: one.id });
    expect(await membersOf(group.id)).toEqual([{ memberId: two.id, byRule: false }]);
    expect(await db.auditEntry.count()).toBe(2);
  });

  it("are members of the club", async () => {
    const group = await makeGroup();
    const gone = await makeMember({ standing: "removed" });
    const imported = await makeMember({ phone: null, placeholderKey: "x" });
    const memberIds = [gone.id, imported.id, "01990000-0000-7000-8000-000000000000"];
    expect(await addGroupMembers(boss, { groupId: group.id, memberIds })).toBe(0);
    await expect(addGroupMembers(boss, { groupId: gone.id, memberIds })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("members by rule", () => {
  it("come when they meet every condition, and go when they no longer do; those by hand stay", async () => {
    const [camera, phone] = [await makeProduct(), await makeProduct()];
    const group = await makeGroup();
    const [declares, proves, trusted, byHand] = [
      await makeMember({ trust: 2 }),
      await makeMember({ trust: 2 }),
      await makeMember({ trust: 3 }),
      await makeMember(),
    ];
    await db.productOwner.createMany({
      data: [
        { productId: camera.id, memberId: declares.id },
        { productId: phone.id, memberId: proves.id, verifiedAt: now() },
        { productId: camera.id, memberId: (await makeMember({ trust: 0 })).id },
        { productId: camera.id, memberId: (await makeMember({ trust: 3, standing: "removed" })).id },
      ],
    });
    await addGroupMembers(boss, { groupId: group.id, memberIds: [byHand.id] });
    const owners = { productIds: [camera.id, phone.id], trustAtLeast: "2" };
    expect(await countRuleMatches(boss, RuleInput.parse({ byRule: "on", ...owners }))).toBe(2);
    await updateGroup(boss, rule(group.id, owners));
    for (let time = 0; time < 2; time++) await applyGroupRules();
    expect((await membersOf(group.id)).map(({ memberId }) => memberId)).toEqual(
      [declares.id, proves.id, byHand.id].sort(),
    );
    await updateGroup(boss, rule(group.id, { ...owners, verifiedOnly: "on" }));
    await applyGroupRule({ groupId: group.id });
    expect((await membersOf(group.id)).map(({ memberId }) => memberId)).toEqual([proves.id, byHand.id].sort());
    await updateGroup(boss, rule(group.id, { trustAtLeast: "3" }));
    await applyGroupRule({ groupId: group.id });
    expect((await membersOf(group.id)).map(({ memberId }) => memberId)).toEqual([trusted.id, byHand.id].sort());
    await updateGroup(boss, UpdateGroup.parse({ groupId: group.id, name: "گروه" }));
    await applyGroupRule({ groupId: group.id });
    expect(await membersOf(group.id)).toEqual([{ memberId: byHand.id, byRule: false }]);
  });

  it("are told apart by the club's day they joined before", async () => {
    await db.club.create({ data: { timeZone: "Asia/Tehran" } });
    const before = await makeMember({ createdAt: new Date("2026-03-20T20:29:59Z") });
    await makeMember({ createdAt: new Date("2026-03-20T20:30:00Z") });
    const group = await makeGroup();
    for (const joinedBefore of ["۱۴۰۵/۰۱/۰۱", "2026-03-21"]) {
      await updateGroup(boss, rule(group.id, { joinedBefore }));
      await applyGroupRule({ groupId: group.id });
      expect(await membersOf(group.id)).toEqual([{ memberId: before.id, byRule: true }]);
    }
  });

  it("lose a room with what let them in, at once", async () => {
    const product = await makeProduct();
    const group = await makeGroup();
    const forum = await makeForum({ readers: "group", groupId: group.id });
    await updateGroup(boss, rule(group.id, { productIds: product.id }));
    const member = await makeMember();
    const forums = async () => (await listSections(await asActor(member))).flatMap((section) => section.forums);
    await declareOwnership(await asActor(member), { productId: product.id, owned: true });
    for (let time = 0; time < 2; time++) await regroup(member.id);
    expect((await forums()).map(({ id }) => id)).toEqual([forum.id]);
    await declareOwnership(await asActor(member), { productId: product.id, owned: false });
    await regroup(member.id);
    expect(await forums()).toEqual([]);
    const facts = await db.event.findMany({ where: { kind: "product.ownership_changed" } });
    expect(facts).toMatchObject([{ payload: { memberId: member.id } }, { payload: { memberId: member.id } }]);
  });

  it("cannot be taken out by hand; those by hand fall back to the rule", async () => {
    const group = await makeGroup();
    const member = await makeMember({ trust: 2 });
    await updateGroup(boss, rule(group.id, { trustAtLeast: "2" }));
    await applyGroupRule({ groupId: group.id });
    const out = { groupId: group.id, memberId: member.id };
    await expect(removeGroupMember(boss, out)).rejects.toMatchObject({ code: "in_group_by_rule" });
    await addGroupMembers(boss, { groupId: group.id, memberIds: [member.id] });
    expect(await membersOf(group.id)).toEqual([{ memberId: member.id, byRule: false }]);
    await removeGroupMember(boss, out);
    expect(await membersOf(group.id)).toEqual([{ memberId: member.id, byRule: true }]);
  });

  it("come in batches, and the same at any order of two at once", async () => {
    const group = await makeGroup();
    const data = Array.from({ length: 2_500 }, (_, at) => ({ name: `m${at}`, nameFold: `m${at}`, trust: 2 }));
    await db.member.createMany({ data });
    await updateGroup(boss, rule(group.id, { trustAtLeast: "2" }));
    await Promise.all([applyGroupRule({ groupId: group.id }), applyGroupRule({ groupId: group.id })]);
    await applyGroupRules();
    expect(await db.groupMember.count({ where: { groupId: group.id, byRule: true } })).toBe(2_500);
    await updateGroup(boss, rule(group.id, { trustAtLeast: "3" }));
    await applyGroupRules();
    expect(await db.groupMember.count()).toBe(0);
  });

  it("need a rule that says something", async () => {
    const group = await makeGroup();
    await expect(updateGroup(boss, rule(group.id, {}))).rejects.toMatchObject({ code: "rule_empty" });
    await expect(updateGroup(boss, rule(group.id, { joinedBefore: "دیروز" }))).rejects.toMatchObject({
      code: "date_malformed",
      details: { field: "joinedBefore" },
    });
    for (const given of [
      { trustAtLeast: "9" },
      { trustAtLeast: "x" },
      { productIds: "x" },
      { productIds: Array(51).fill(group.id) },
    ])
      expect(UpdateGroup.safeParse({ groupId: group.id, name: "گروه", byRule: "on", ...given }).success).toBe(false);
  });
});
