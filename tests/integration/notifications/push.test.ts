import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { signOut } from "#app/domain/accounts/end-session.server.ts";
import { likeContent } from "#app/domain/discussion/like-content.server.ts";
import { addPushDevice } from "#app/domain/notifications/add-push-device.server.ts";
import { listPushDevices } from "#app/domain/notifications/list-push-devices.server.ts";
import { pushDevicesMax } from "#app/domain/notifications/push-rules.ts";
import { removePushDevice } from "#app/domain/notifications/remove-push-device.server.ts";
import { type PushSending, sendPushes } from "#app/domain/notifications/send-push.server.ts";
import { addSeconds, minuteSeconds, now, setClock } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { publicReach } from "#app/platform/outgoing/reach.server.ts";
import { pushKeys } from "#app/platform/push-keys.server.ts";
import type { Member } from "#prisma/client";
import { asActor, makeMember } from "#tests/factories/accounts.ts";
import { writeReply, writeTopic } from "#tests/factories/discussion.ts";
import { outcome } from "../forums/proof.ts";
import { answers, manners } from "../integrations/receiver.ts";
import { thisMachine } from "../integrations/this-machine.ts";
import { deliverAgain, deliverFacts } from "./deliver.ts";
import { makeKeys, openBrowser, readVapid, startPushService, switchOn } from "./push-service.ts";

const sending: PushSending = { reach: thisMachine, chance: () => 0 };
let author: Member;
let topic: Awaited<ReturnType<typeof writeTopic>>;
let service: Awaited<ReturnType<typeof startPushService>>;

beforeEach(async () => {
  author = await makeMember();
  topic = await writeTopic({ authorId: author.id, title: "Battery of the new one" });
  await deliverFacts();
  service = await startPushService();
});

afterEach(() => setClock(null));

const jobs = () =>
  db.$queryRaw<{ key: string; at: Date }[]>`
    SELECT key, run_at AS at FROM graphile_worker.jobs WHERE task_identifier = 'send_push' ORDER BY id`;

/** Somebody replies, at the time of the test's clock: facts themselves carry the database's. */
async function reply(authorId?: string) {
  const post = await writeReply(topic, authorId ? { authorId } : {});
  await deliverFacts();
  await db.notification.updateMany({ where: { contentId: post.id }, data: { createdAt: now() } });
  return post;
}

describe("a reply", () => {
  test("reaches the device encrypted, signed with the club's key, as one message for its thread", async () => {
    const device = await switchOn(service.origin, author.id);
    const writer = await makeMember({ name: "Sara" });
    await reply(writer.id);
    expect((await jobs()).map(({ key }) => key)).toEqual([`push:${device.id}`]);
    await sendPushes(device.id, sending);
    const [message, ...others] = service.received;
    expect(others).toEqual([]);
    expect(message).toMatchObject({
      path: "/one",
      headers: { ttl: "86400", "content-encoding": "aes128gcm", topic: expect.stringMatching(/^[\w-]{32}$/) },
    });
    expect(device.read(message!.body)).toMatchObject({
      body: "⁨Sara⁩ wrote in “⁨Battery of the new one⁩”",
      ...{ lang: "en", dir: "ltr", tag: topic.id },
      path: expect.stringMatching(/^\/p\/|^\/forums\//),
    });
    const { key, claims } = readVapid(message!.headers.authorization!);
    expect([key, claims.aud]).toEqual([pushKeys().publicKey, service.origin]);
    expect(claims.exp * 1000).toBeGreaterThan(now().getTime());
    expect(await db.push.count()).toBe(0);
    expect((await listPushDevices(await asActor(author), device.sessionId)).devices).toMatchObject([
      { id: device.id, isCurrent: true, lastOkAt: expect.any(Date) },
    ]);
  });

  test("delivered again is pushed once, and several of one topic are one message", async () => {
    const device = await switchOn(service.origin, author.id, "/fa", "fa");
    for (let count = 0; count < 3; count++) await reply();
    await deliverAgain();
    expect(await jobs()).toHaveLength(1);
    await sendPushes(device.id, sending);
    await sendPushes(device.id, sending);
    await deliverAgain();
    await sendPushes(device.id, sending);
    expect(service.received.map(({ body }) => device.read(body))).toMatchObject([
      { lang: "fa", dir: "rtl", tag: topic.id, body: expect.stringContaining("۳ پاسخ تازه") },
    ]);
  });

  test("is pushed to every device of its reader and to nobody else's", async () => {
    const [one, two] = [await switchOn(service.origin, author.id), await switchOn(service.origin, author.id, "/two")];
    await switchOn(service.origin, (await makeMember()).id, "/stranger");
    await reply();
    expect((await jobs()).map(({ key }) => key).sort()).toEqual([`push:${one.id}`, `push:${two.id}`].sort());
  });

  test("that its reader wants by no push, has read, may not see any more, or muted meanwhile is not sent", async () => {
    const device = await switchOn(service.origin, author.id);
    const fan = await asActor(await makeMember());
    await likeContent(fan, { kind: "topic", id: topic.id });
    await deliverFacts();
    expect(await jobs()).toEqual([]);
    const hidden = await reply();
    await db.post.update({ where: { id: hidden.id }, data: { hiddenAt: now() } });
    await sendPushes(device.id, sending);
    await reply();
    await db.notification.updateMany({ data: { readAt: now() } });
    await sendPushes(device.id, sending);
    await reply();
    await db.topicMute.create({ data: { memberId: author.id, topicId: topic.id } });
    await sendPushes(device.id, sending);
    expect([service.received, await db.push.count()]).toEqual([[], 0]);
    expect(await db.pushDevice.findFirst()).toMatchObject({ lastOkAt: null, nextAt: null });
  });

  test("waits for the end of quiet hours", async () => {
    setClock(new Date("2027-03-01T20:00:00Z")); // 23:30 in Tehran
    const device = await switchOn(service.origin, author.id);
    await db.notificationTimes.create({ data: { memberId: author.id, quiet: true } });
    await reply();
    await sendPushes(device.id, sending);
    const morning = new Date("2027-03-02T04:30:00Z");
    expect([service.received.length, (await jobs())[0]!.at]).toEqual([0, morning]);
    setClock(morning);
    await sendPushes(device.id, sending);
    expect(service.received).toHaveLength(1);
  });
});

describe("a push service", () => {
  test.each([404, 410])("that answers %d has the device forgotten at once", async (status) => {
    const device = await switchOn(service.origin, author.id);
    service.answer = answers(status);
    await reply();
    await sendPushes(device.id, sending);
    expect([await db.pushDevice.count(), await db.push.count()]).toEqual([0, 0]);
  });

  test("that is busy is waited for as it asks, however much comes meanwhile; then all of it is one message", async () => {
    setClock(new Date("2027-03-01T08:00:00Z"));
    const device = await switchOn(service.origin, author.id);
    service.answer = answers(429, { "Retry-After": "600" });
    await reply();
    await sendPushes(device.id, sending);
    const later = addSeconds(now(), 600);
    expect((await jobs()).map(({ at }) => at)).toEqual([later]);
    service.answer = answers(201);
    await reply();
    await sendPushes(device.id, sending);
    expect([service.received.length, (await jobs()).map(({ at }) => at)]).toEqual([1, [later]]);
    setClock(later);
    await sendPushes(device.id, sending);
    expect(device.read(service.received[1]!.body).body).toContain("2 new replies");
    expect(await db.pushDevice.findFirst()).toMatchObject({ failures: 0, nextAt: null, lastOkAt: later });
  });

  test("that hangs is given up and asked again, later each time; one that only fails is forgotten in the end", async () => {
    setClock(new Date("2027-03-01T08:00:00Z"));
    const device = await switchOn(service.origin, author.id);
    await reply();
    service.answer = manners.hangs;
    await sendPushes(device.id, { ...sending, limits: { patienceMs: 50, maxAnswerBytes: 100 } });
    expect(await db.pushDevice.findFirst()).toMatchObject({ failures: 1, nextAt: addSeconds(now(), minuteSeconds) });
    service.answer = answers(500);
    for (let row = await db.pushDevice.findFirst(); row; row = await db.pushDevice.findFirst()) {
      setClock(row.nextAt);
      await db.notification.updateMany({ data: { createdAt: now() } });
      await sendPushes(device.id, sending);
    }
    expect(service.received).toHaveLength(25);
  });

  test("is sent to by one worker at a time, and by another one when that was killed", async () => {
    setClock(new Date("2027-03-01T08:00:00Z"));
    const device = await switchOn(service.origin, author.id);
    await reply();
    await Promise.all([sendPushes(device.id, sending), sendPushes(device.id, sending), sendPushes(device.id, sending)]);
    expect(service.received).toHaveLength(1);
    await reply();
    await db.pushDevice.update({ where: { id: device.id }, data: { nextAt: addSeconds(now(), 30) } });
    await sendPushes(device.id, sending);
    expect(service.received).toHaveLength(1);
    setClock((await jobs())[0]!.at);
    await sendPushes(device.id, sending);
    expect(service.received).toHaveLength(2);
  });
});

describe("a device", () => {
  const endpoint = "https://push.example/abc";

  async function add(address: string, memberId = author.id, sessionId?: string) {
    const browser = { sessionId: sessionId ?? (await openBrowser(memberId)), userAgent: "" };
    const reach = { ...publicReach, resolve: async () => ["93.184.216.34"] };
    const input = { endpoint: address, locale: "fa" as const, ...makeKeys().told };
    return outcome(addPushDevice(await asActor({ id: memberId }), input, browser, reach));
  }

  test.each([
    ["http://push.example/", "push_refused"],
    ["https://127.0.0.1:8443/", "push_refused"],
    ["https://[::1]/", "push_refused"],
    ["https://169.254.169.254/", "push_refused"],
    ["https://me:secret@push.example/", "push_refused"],
    ["https://push.example:22/", "push_refused"],
    [endpoint, "done"],
  ])("at %s: %s", async (address, said) => expect(await add(address)).toBe(said));

  test("with a key that is none is refused", async () => {
    const input = { endpoint, locale: "fa" as const, p256dh: `B${"A".repeat(86)}`, auth: "A".repeat(22) };
    const browser = { sessionId: await openBrowser(author.id), userAgent: "" };
    const reach = { ...publicReach, resolve: async () => ["93.184.216.34"] };
    expect(await outcome(addPushDevice(await asActor(author), input, browser, reach))).toBe("push_refused");
  });

  test("is its member's alone, one for each browser, and of many the last", async () => {
    const session = await openBrowser(author.id);
    await add(endpoint, author.id, session);
    await add(`${endpoint}/renewed`, author.id, session);
    expect(await db.pushDevice.findMany()).toMatchObject([{ endpoint: `${endpoint}/renewed` }]);
    const other = await makeMember();
    expect(await add(`${endpoint}/renewed`, other.id, session)).toBe("unauthenticated");
    await add(`${endpoint}/renewed`, other.id);
    expect(await db.pushDevice.findMany()).toMatchObject([{ memberId: other.id }]);
    for (let count = 0; count <= pushDevicesMax; count++) await add(`${endpoint}/${count}`);
    expect(await db.pushDevice.count({ where: { memberId: author.id } })).toBe(pushDevicesMax);
  });

  test("is told nothing more after signing out there, or when its member stopped it", async () => {
    const [one, two] = [await switchOn(service.origin, author.id), await switchOn(service.origin, author.id, "/two")];
    await removePushDevice(await asActor(await makeMember()), two.id);
    await reply();
    await signOut(one.sessionId);
    await sendPushes(one.id, sending);
    expect((await db.pushDevice.findMany()).map(({ id }) => id)).toEqual([two.id]);
    await removePushDevice(await asActor(author), two.id);
    await sendPushes(two.id, sending);
    expect([service.received, await db.push.count()]).toEqual([[], 0]);
  });
});
