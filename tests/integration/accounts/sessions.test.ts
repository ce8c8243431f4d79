import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { endSession, signOut } from "#app/domain/accounts/end-session.server.ts";
import { findActorBySession } from "#app/domain/accounts/find-actor.server.ts";
import { listSessions } from "#app/domain/accounts/list-sessions.server.ts";
import { openSession } from "#app/domain/accounts/session.server.ts";
import { sweepExpired } from "#app/domain/accounts/sweep-expired.server.ts";
import { addSeconds, now, setClock } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import type { Member } from "#prisma/client";
import { asActor, makeMember } from "#tests/factories/accounts.ts";
import { askCode, stopClock } from "#tests/factories/codes.ts";

const daySeconds = 86_400;
let clock: ReturnType<typeof stopClock>;

beforeEach(() => {
  clock = stopClock();
});
afterEach(() => setClock(null));

const open = (member: Member, userAgent = "") => db.$transaction((tx) => openSession(tx, member, { userAgent }));

describe("sessions", () => {
  it("end ninety days after they were last used", async () => {
    const { id } = await open(await makeMember());
    clock.pass(89 * daySeconds);
    expect(await findActorBySession(id)).not.toBeNull();
    clock.pass(89 * daySeconds);
    expect(await findActorBySession(id)).not.toBeNull();
    clock.pass(90 * daySeconds);
    expect(await findActorBySession(id)).toBeNull();
  });

  it("are prolonged at most once an hour", async () => {
    const { id } = await open(await makeMember());
    const opened = await db.session.findFirstOrThrow();
    expect(await db.member.findFirstOrThrow()).toMatchObject({ lastSeenAt: now() });
    clock.pass(3_599);
    await findActorBySession(id);
    expect(await db.session.findFirstOrThrow()).toEqual(opened);
    clock.pass(1);
    await findActorBySession(id);
    expect(await db.session.findFirstOrThrow()).toMatchObject({
      lastSeenAt: now(),
      expiresAt: addSeconds(now(), 90 * daySeconds),
    });
    expect(await db.member.findFirstOrThrow()).toMatchObject({ lastSeenAt: now() });
  });

  it("are of no use to who was suspended meanwhile", async () => {
    const member = await makeMember();
    const { id } = await open(member);
    await db.member.update({ where: { id: member.id }, data: { standing: "suspended" } });
    expect(await findActorBySession(id)).toBeNull();
  });

  it("are listed, newest first, with this one marked, and not those of others", async () => {
    const member = await makeMember();
    const here = await open(member, "Firefox");
    clock.pass(60);
    await open(member, `Chrome ${"x".repeat(1_000)}`);
    await open(await makeMember(), "Somebody else's");
    const sessions = await listSessions(await asActor(member), here.id);
    expect(sessions.map(({ userAgent, isCurrent }) => [userAgent.slice(0, 7), isCurrent])).toEqual([
      ["Chrome ", false],
      ["Firefox", true],
    ]);
    expect(sessions[0]!.userAgent.length).toBe(300);
    expect(JSON.stringify(sessions)).not.toContain(here.id);
  });

  it("are ended by their owner only", async () => {
    const [member, other] = [await makeMember(), await makeMember()];
    const there = await open(member);
    const [listed] = await listSessions(await asActor(member), null);
    const ending = { sessionId: listed!.id };
    await expect(endSession(await asActor(other), ending)).rejects.toMatchObject({ code: "not_found" });
    await endSession(await asActor(member), ending);
    expect(await findActorBySession(there.id)).toBeNull();
    await expect(endSession(await asActor(member), ending)).rejects.toMatchObject({ code: "not_found" });
  });

  it("end with signing out, twice too", async () => {
    const { id } = await open(await makeMember());
    await signOut(id);
    await signOut(id);
    expect(await findActorBySession(id)).toBeNull();
  });

  it("are swept when over, with codes and messages of days ago", async () => {
    const member = await makeMember();
    await open(member);
    await askCode("+989121234567");
    clock.pass(2 * daySeconds);
    await askCode("+989121234567");
    clock.pass(1);
    await sweepExpired();
    expect([await db.session.count(), await db.loginCode.count(), await db.outboxMessage.count()]).toEqual([1, 1, 1]);
    clock.pass(90 * daySeconds);
    await sweepExpired();
    expect([await db.session.count(), await db.loginCode.count(), await db.outboxMessage.count()]).toEqual([0, 0, 0]);
  });
});
