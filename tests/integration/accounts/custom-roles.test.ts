import { describe, expect, it } from "vitest";
import { createRole } from "#app/domain/accounts/create-role.server.ts";
import { deleteRole } from "#app/domain/accounts/delete-role.server.ts";
import { grantRole } from "#app/domain/accounts/grant-role.server.ts";
import { CreateRole } from "#app/domain/accounts/role-schema.ts";
import { updateRole } from "#app/domain/accounts/update-role.server.ts";
import { withdrawRole } from "#app/domain/accounts/withdraw-role.server.ts";
import { permissions } from "#app/domain/core/permissions.ts";
import { db } from "#app/platform/db/client.server.ts";
import { asActor, makeMember, makeStaff } from "#tests/factories/accounts.ts";
import { countQueries } from "#tests/setup/count-queries.ts";

const granterKey = "01990000-0000-7000-8000-00000000000a";
const high = "01990000-0000-7000-8000-00000000000b";
const nobody = "01990000-0000-7000-8000-000000000000";

/** Somebody who may grant roles, and hold forums, and no more. */
async function makeGranter() {
  await db.customRole.create({
    data: { key: granterKey, name: "Granter", permissions: ["roles.grant", "topics.pin"] },
  });
  return asActor(await makeStaff(granterKey));
}

describe("the club's own roles", () => {
  it("give their rights, and follow when the role changes", async () => {
    const boss = await asActor(await makeStaff("administrator"));
    const member = await makeMember();
    const { key } = await createRole(boss, { name: "گردانندهٔ تالار", permissions: ["topics.pin", "topics.close"] });
    for (let time = 0; time < 2; time++) await grantRole(boss, { memberId: member.id, role: key });
    expect([...(await asActor(member)).permissions].sort()).toEqual(["topics.close", "topics.pin"]);
    await updateRole(boss, { key, name: "گردانندهٔ تالار", permissions: ["topics.close"] });
    expect([...(await asActor(member)).permissions]).toEqual(["topics.close"]);
    await withdrawRole(boss, { memberId: member.id, role: key });
    expect((await asActor(member)).permissions.size).toBe(0);
    await deleteRole(boss, { key });
    expect(await db.customRole.count()).toBe(0);
    const lines = await db.auditEntry.findMany({ orderBy: { id: "asc" }, select: { action: true, subjectId: true } });
    expect(lines).toEqual([
      { action: "role.created", subjectId: key },
      { action: "role.granted", subjectId: member.id },
      { action: "role.updated", subjectId: key },
      { action: "role.withdrawn", subjectId: member.id },
      { action: "role.deleted", subjectId: key },
    ]);
  });

  it("cost no statement more than the presets: an actor is found with one", async () => {
    const [moderator, granter] = [await makeStaff("moderator"), await makeGranter()];
    const plain = await countQueries(() => asActor(moderator));
    const own = await countQueries(() => asActor(granter));
    expect([own.statements.length, plain.statements.length]).toEqual([1, 1]);
  });

  it("may not go while somebody has them", async () => {
    const boss = await asActor(await makeStaff("administrator"));
    const { key } = await createRole(boss, { name: "نقش", permissions: ["topics.pin"] });
    for (const { id } of [await makeMember(), await makeMember()]) await grantRole(boss, { memberId: id, role: key });
    await expect(deleteRole(boss, { key })).rejects.toMatchObject({
      code: "role_in_use",
      details: { values: { count: 2 } },
    });
  });

  it("are granted or deleted when both are tried at once, never both", async () => {
    const boss = await asActor(await makeStaff("administrator"));
    for (let round = 0; round < 5; round++) {
      const { key } = await createRole(boss, { name: `نقش ${round}`, permissions: ["topics.pin"] });
      const member = await makeMember();
      const done = await Promise.allSettled([
        grantRole(boss, { memberId: member.id, role: key }),
        deleteRole(boss, { key }),
      ]);
      expect(done.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      const [granted, standing] = [await db.memberRole.count({ where: { role: key } }), await roleExists(key)];
      expect(granted).toBe(standing);
    }
  });

  it("need a name of their own, in any spelling, also when two are made at once", async () => {
    const boss = await asActor(await makeStaff("administrator"));
    const made = await Promise.allSettled([
      createRole(boss, { name: "پشتیبان کتاب", permissions: ["topics.pin"] }),
      createRole(boss, { name: "پشتيبان كتاب", permissions: ["topics.pin"] }),
    ]);
    expect(made.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(made.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "name_taken" } });
    const key = (await db.customRole.findFirstOrThrow()).key;
    await updateRole(boss, { key, name: "پشتیبان کتاب", permissions: ["topics.close"] });
  });

  it("take known rights and a decent name only", () => {
    for (const given of [
      { name: "ن", permissions: "topics.pin" },
      { name: "نقش\u202eوارونه", permissions: "topics.pin" },
      { name: "ن".repeat(10_000), permissions: "topics.pin" },
      { name: "نقش" },
      { name: "نقش", permissions: "everything" },
      { name: "نقش", permissions: ["topics.pin", { $ne: 1 }] },
    ])
      expect(CreateRole.safeParse(given).success, JSON.stringify(given)).toBe(false);
    expect(CreateRole.parse({ name: " نقش ", permissions: ["topics.pin", "topics.pin"] })).toEqual({
      name: "نقش",
      permissions: ["topics.pin"],
    });
  });

  it("that name rights the club no longer knows give the others", async () => {
    await db.customRole.create({ data: { key: "old", name: "Old", permissions: ["gone.right", "topics.pin"] } });
    expect([...(await asActor(await makeStaff("old", "deleted-role"))).permissions]).toEqual(["topics.pin"]);
  });
});

describe("nobody gives what they do not have", () => {
  it("when making, changing or deleting a role", async () => {
    const granter = await makeGranter();
    const beyond = { code: "beyond_your_rights" };
    await expect(createRole(granter, { name: "همه", permissions: [...permissions] })).rejects.toMatchObject(beyond);
    const { key } = await createRole(granter, { name: "سنجاق", permissions: ["topics.pin"] });
    const more = { key, name: "سنجاق", permissions: ["topics.pin" as const, "club.manage" as const] };
    await expect(updateRole(granter, more)).rejects.toMatchObject(beyond);
    await db.customRole.create({ data: { key: high, name: "High", permissions: ["club.manage", "topics.pin"] } });
    const less = { key: high, name: "High", permissions: ["topics.pin" as const] };
    await expect(updateRole(granter, less)).rejects.toMatchObject(beyond);
    await expect(deleteRole(granter, { key: high })).rejects.toMatchObject(beyond);
    await updateRole(granter, { key: high, name: "High", permissions: ["club.manage"] });
    await updateRole(granter, { key: granterKey, name: "Granter", permissions: ["roles.grant"] });
  });

  it("when granting and withdrawing, presets too, to themselves too", async () => {
    const [granter, boss] = [await makeGranter(), await makeStaff("administrator", "moderator")];
    for (const role of ["administrator", "moderator", "manager"]) {
      const beyond = { code: "beyond_your_rights" };
      await expect(grantRole(granter, { memberId: granter.id, role })).rejects.toMatchObject(beyond);
      await expect(withdrawRole(granter, { memberId: boss.id, role })).rejects.toMatchObject(beyond);
    }
    expect(await db.memberRole.count()).toBe(3);
  });

  it("nor touches roles at all without the right to", async () => {
    for (const person of [await makeStaff("moderator"), await makeMember()]) {
      const actor = await asActor(person);
      const forbidden = { code: "forbidden" };
      await expect(createRole(actor, { name: "نقش", permissions: ["topics.pin"] })).rejects.toMatchObject(forbidden);
      await expect(updateRole(actor, { key: nobody, name: "نقش", permissions: ["topics.pin"] })).rejects.toMatchObject(
        forbidden,
      );
      await expect(deleteRole(actor, { key: nobody })).rejects.toMatchObject(forbidden);
    }
  });

  it("and presets are nobody's to change", async () => {
    const boss = await asActor(await makeStaff("administrator"));
    for (const key of ["administrator", "editor", nobody]) {
      const gone = { code: "not_found" };
      await expect(updateRole(boss, { key, name: "نقش", permissions: ["topics.pin"] })).rejects.toMatchObject(gone);
      await expect(deleteRole(boss, { key })).rejects.toMatchObject(gone);
    }
    await expect(grantRole(boss, { memberId: boss.id, role: nobody })).rejects.toMatchObject({ code: "not_found" });
    for (const role of ["constructor", "__proto__"])
      await expect(grantRole(boss, { memberId: boss.id, role })).rejects.toMatchObject({ code: "not_found" });
  });
});

async function roleExists(key: string): Promise<number> {
  return db.customRole.count({ where: { key } });
}
