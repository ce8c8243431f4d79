import { describe, expect, it } from "vitest";
import { grantRole } from "#app/domain/accounts/grant-role.server.ts";
import { withdrawRole } from "#app/domain/accounts/withdraw-role.server.ts";
import { db } from "#app/platform/db/client.server.ts";
import { asActor, makeMember, makeStaff } from "#tests/factories/accounts.ts";

const administrator = "administrator" as const;
const roles = () => db.memberRole.findMany({ orderBy: { role: "asc" }, select: { memberId: true, role: true } });

describe("roles", () => {
  it("are granted once, with an audit line, and act at once", async () => {
    const [boss, member] = [await makeStaff(administrator), await makeMember()];
    for (let time = 0; time < 2; time++)
      await grantRole(await asActor(boss), { memberId: member.id, role: "moderator" });
    expect((await asActor(member)).permissions.has("content.hide")).toBe(true);
    expect(await db.auditEntry.findMany()).toMatchObject([
      { action: "role.granted", actorId: boss.id, subjectId: member.id, after: { role: "moderator" } },
    ]);
  });

  it("are withdrawn, with an audit line", async () => {
    const [boss, moderator] = [await makeStaff(administrator), await makeStaff("moderator")];
    for (let time = 0; time < 2; time++)
      await withdrawRole(await asActor(boss), { memberId: moderator.id, role: "moderator" });
    expect((await asActor(moderator)).permissions.size).toBe(0);
    expect(await db.auditEntry.findMany()).toMatchObject([{ action: "role.withdrawn", before: { role: "moderator" } }]);
  });

  it("are for administrators to give and take", async () => {
    const [manager, member] = [await makeStaff("manager"), await makeMember()];
    for (const person of [manager, member]) {
      const change = { memberId: person.id, role: administrator };
      await expect(grantRole(await asActor(person), change)).rejects.toMatchObject({ code: "forbidden" });
      await expect(withdrawRole(await asActor(person), change)).rejects.toMatchObject({ code: "forbidden" });
    }
  });

  it("are not given to people who cannot sign in", async () => {
    const boss = await asActor(await makeStaff(administrator));
    const gone = await makeMember({ standing: "removed" });
    const imported = await makeMember({ phone: null, placeholderKey: "x" });
    const nobody = { id: "01990000-0000-7000-8000-000000000000" };
    for (const { id } of [gone, imported, nobody])
      await expect(grantRole(boss, { memberId: id, role: "editor" })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("the last administrator", () => {
  it("keeps the role", async () => {
    const boss = await makeStaff(administrator);
    const withdrawal = withdrawRole(await asActor(boss), { memberId: boss.id, role: administrator });
    await expect(withdrawal).rejects.toMatchObject({ code: "last_administrator" });
    expect(await roles()).toEqual([{ memberId: boss.id, role: administrator }]);
  });

  it("is not replaced by one who cannot act", async () => {
    const [boss, other] = [await makeStaff(administrator), await makeStaff(administrator)];
    await db.member.update({ where: { id: other.id }, data: { standing: "suspended" } });
    const withdrawal = withdrawRole(await asActor(boss), { memberId: boss.id, role: administrator });
    await expect(withdrawal).rejects.toMatchObject({ code: "last_administrator" });
  });

  it("remains when two withdraw each other's role at once", async () => {
    const [one, two] = [await makeStaff(administrator), await makeStaff(administrator)];
    const [first, second] = [await asActor(one), await asActor(two)];
    const settled = await Promise.allSettled([
      withdrawRole(first, { memberId: two.id, role: administrator }),
      withdrawRole(second, { memberId: one.id, role: administrator }),
    ]);
    expect(settled.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    expect(settled.find((result) => result.status === "rejected")).toMatchObject({
      reason: { code: "last_administrator" },
    });
    expect(await roles()).toHaveLength(1);
  });
});
