import { afterEach, describe, expect, it } from "vitest";
import { findActorBySession } from "#app/domain/accounts/find-actor.server.ts";
import { openSession } from "#app/domain/accounts/session.server.ts";
import { setStanding } from "#app/domain/accounts/set-standing.server.ts";
import { SetStanding } from "#app/domain/accounts/standing-schema.ts";
import { tellOfStanding } from "#app/domain/accounts/tell-of-standing.server.ts";
import { withdrawRole } from "#app/domain/accounts/withdraw-role.server.ts";
import { addSeconds, hourSeconds, now, setClock } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { asActor, makeMember, makeStaff } from "#tests/factories/accounts.ts";

const device = { userAgent: "Test browser" };
const start = new Date("2026-11-22T08:00:00Z");

afterEach(() => setClock(null));

/** What a form or a program sends, checked as there. */
function change(memberId: string, given: Partial<Record<keyof SetStanding, string>>): SetStanding {
  return SetStanding.parse({ memberId, standing: "silenced", reason: "تبلیغ", ...given });
}

async function signIn(memberId: string) {
  return db.$transaction(async (tx) =>
    openSession(tx, await tx.member.findUniqueOrThrow({ where: { id: memberId } }), device),
  );
}

describe("a member's standing", () => {
  it("silences for hours, tells why, and ends by itself", async () => {
    setClock(start);
    const [boss, member] = [await asActor(await makeStaff("administrator")), await makeMember()];
    const session = await signIn(member.id);
    await setStanding(boss, change(member.id, { lasts: "24" }));
    const until = addSeconds(start, 24 * hourSeconds);
    expect(await findActorBySession(session.id)).toMatchObject({
      standing: "silenced",
      standingUntil: until,
      standingReason: "تبلیغ",
    });
    setClock(addSeconds(until, 1));
    expect(await findActorBySession(session.id)).toMatchObject({ standing: "active", standingUntil: null });
    expect(await db.auditEntry.findMany()).toMatchObject([
      {
        action: "member.standing_changed",
        reason: "تبلیغ",
        before: { standing: "active", until: null },
        after: { standing: "silenced", until: until.toISOString() },
      },
    ]);
    expect(await db.event.findMany({ where: { kind: "member.standing_changed" } })).toMatchObject([
      { actorId: boss.id, payload: { memberId: member.id, from: "active", to: "silenced", tell: false } },
    ]);
  });

  it("suspends until a day of the club, in any calendar and digits; sessions end and none is opened", async () => {
    setClock(start);
    await db.club.create({
      data: { timeZone: "Asia/Tehran", settings: { accounts: { appealUrl: "mail@club.example" } } },
    });
    const boss = await asActor(await makeStaff("administrator"));
    for (const day of ["۱۴۰۵/۰۹/۱۰", "2026-12-01"]) {
      const member = await makeMember();
      const session = await signIn(member.id);
      await setStanding(boss, change(member.id, { standing: "suspended", lasts: "day", day }));
      expect(await findActorBySession(session.id)).toBeNull();
      expect(await db.session.count({ where: { memberId: member.id } })).toBe(0);
      const until = new Date("2026-11-30T20:30:00Z");
      await expect(signIn(member.id)).rejects.toMatchObject({
        code: "suspended",
        details: { until, values: { reason: "تبلیغ", appeal: "mail@club.example" } },
      });
      setClock(addSeconds(until, 1));
      expect(await findActorBySession((await signIn(member.id)).id)).toMatchObject({ id: member.id });
      setClock(start);
    }
  });

  it("removes for good and keeps what was written; staff can take it back", async () => {
    const [boss, member] = [await asActor(await makeStaff("administrator")), await makeMember()];
    await signIn(member.id);
    await setStanding(boss, change(member.id, { standing: "removed", lasts: "24" }));
    await expect(signIn(member.id)).rejects.toMatchObject({ code: "account_closed" });
    expect(await db.member.findUnique({ where: { id: member.id } })).toMatchObject({
      standing: "removed",
      standingUntil: null,
    });
    await setStanding(boss, change(member.id, { standing: "active", reason: "" }));
    expect(await findActorBySession((await signIn(member.id)).id)).toMatchObject({ standing: "active" });
    expect(await db.member.findUnique({ where: { id: member.id } })).toMatchObject({ standingReason: null });
  });

  it("is for who manages members, not against oneself or who may more", async () => {
    const [boss, moderator] = [await makeStaff("administrator"), await makeStaff("moderator")];
    await db.customRole.create({ data: { key: "keeper", name: "Keeper", permissions: ["members.manage"] } });
    const keeper = await asActor(await makeStaff("keeper"));
    const colleague = await makeStaff("keeper");
    const attempts = [
      [await asActor(moderator), colleague.id, "forbidden"],
      [await asActor(await makeMember()), colleague.id, "forbidden"],
      [keeper, keeper.id, "not_yourself"],
      [keeper, moderator.id, "beyond_your_rights"],
      [keeper, (await makeMember({ phone: null, placeholderKey: "x" })).id, "not_found"],
      [keeper, (await makeMember({ phone: null, standing: "removed" })).id, "not_found"],
      [keeper, "01990000-0000-7000-8000-000000000000", "not_found"],
    ] as const;
    for (const [actor, memberId, code] of attempts)
      await expect(setStanding(actor, change(memberId, {}))).rejects.toMatchObject({ code });
    await expect(setStanding(keeper, change(boss.id, {}))).rejects.toMatchObject({ code: /beyond|last/ });
    await setStanding(keeper, change(colleague.id, {}));
    expect(await db.auditEntry.count()).toBe(1);
  });

  it("needs a reason and a time to come", async () => {
    setClock(start);
    const [boss, { id: memberId }] = [await asActor(await makeStaff("administrator")), await makeMember()];
    for (const given of [
      { reason: "" },
      { reason: " \u200c " },
      { reason: "x".repeat(10_000) },
      { standing: "banned" },
      { lasts: "1" },
      { memberId: "x" },
    ])
      expect(SetStanding.safeParse({ memberId, standing: "silenced", reason: "r", ...given }).success).toBe(false);
    for (const [day, code] of [
      ["1405/07/01", "until_past"],
      ["2026-11-22", "until_past"],
      ["1405/13/01", "date_malformed"],
      ["فردا", "date_malformed"],
      ["", "date_malformed"],
    ])
      await expect(setStanding(boss, change(memberId, { lasts: "day", day }))).rejects.toMatchObject({
        code,
        details: { field: "day" },
      });
    expect(await db.auditEntry.count()).toBe(0);
  });
});

describe("the last administrator", () => {
  it("stays able to act, whoever is against it", async () => {
    const [boss, other] = [await makeStaff("administrator"), await makeStaff("administrator")];
    await db.member.update({ where: { id: other.id }, data: { standing: "silenced" } });
    await db.customRole.create({
      data: { key: "twin", name: "Twin", permissions: [...(await asActor(boss)).permissions] },
    });
    const twin = await asActor(await makeStaff("twin"));
    for (const standing of ["silenced", "suspended", "removed"])
      await expect(setStanding(twin, change(boss.id, { standing }))).rejects.toMatchObject({
        code: "last_administrator",
      });
  });

  it("counts an administrator whose silence is over", async () => {
    const [boss, other] = [await makeStaff("administrator"), await makeStaff("administrator")];
    const over = { standing: "silenced", standingUntil: addSeconds(now(), -1) } as const;
    await db.member.update({ where: { id: other.id }, data: over });
    await setStanding(await asActor(other), change(boss.id, {}));
    expect(await asActor(boss)).toMatchObject({ standing: "silenced" });
  });

  it("remains when two are silenced, suspended or stripped of the role at once", async () => {
    for (let round = 0; round < 6; round++) {
      await db.memberRole.deleteMany();
      const [one, two] = [await makeStaff("administrator"), await makeStaff("administrator")];
      const [first, second] = [await asActor(one), await asActor(two)];
      const done = await Promise.allSettled([
        setStanding(first, change(two.id, { standing: round % 2 ? "silenced" : "suspended" })),
        round % 3
          ? setStanding(second, change(one.id, { standing: "removed" }))
          : withdrawRole(second, { memberId: one.id, role: "administrator" }),
      ]);
      expect(done.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      expect(done.find(({ status }) => status === "rejected")).toMatchObject({
        reason: { code: "last_administrator" },
      });
    }
  });
});

describe("telling of it", () => {
  const fact = (memberId: string, tell: boolean) => ({
    ...{ id: "01990000-0000-7000-8000-000000000001", kind: "member.standing_changed" as const, actorId: null },
    ...{ createdAt: now(), payload: { memberId, from: "active" as const, to: "suspended" as const, tell } },
  });

  it("goes to the member's phone in their language, when it is wished and still true", async () => {
    const held = { standing: "suspended", standingReason: "spam" } as const;
    const [english, persian] = [await makeMember({ ...held, locale: "en" }), await makeMember(held)];
    for (const member of [english, persian]) await tellOfStanding(fact(member.id, true));
    await tellOfStanding(fact(english.id, false));
    await tellOfStanding(fact((await makeMember()).id, true));
    await tellOfStanding(fact((await makeMember({ ...held, phone: null })).id, true));
    const sent = await db.outboxMessage.findMany({ orderBy: { id: "asc" } });
    expect(sent.map(({ recipient }) => recipient)).toEqual([english.phone, persian.phone]);
    expect(sent[0]!.text).toContain("suspended");
    expect(sent[1]!.text).toContain("تعلیق");
    expect(sent[1]!.text).toContain("spam");
  });
});
