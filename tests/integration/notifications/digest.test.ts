import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { likeContent } from "#app/domain/discussion/like-content.server.ts";
import { markRead } from "#app/domain/notifications/mark-read.server.ts";
import { planDigests } from "#app/domain/notifications/plan-digests.server.ts";
import { sendDigest } from "#app/domain/notifications/send-digest.server.ts";
import { addSeconds, daySeconds, now, setClock } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { env } from "#app/platform/env.server.ts";
import { asActor, makeMember } from "#tests/factories/accounts.ts";
import { makeOpenForum, writeReply, writeTopic } from "#tests/factories/discussion.ts";
import { refusal, startMailServer, startRoughServer } from "#tests/integration/messages/mail-server.ts";
import { deliverFacts } from "./deliver.ts";
import { readMail } from "./read-mail.ts";

/** A time in Tehran; the 21st is a Saturday, on which weeks begin. */
const at = (day: number, clock: string) => setClock(new Date(`2026-11-${day}T${clock}:00+03:30`));
const before = { ...env };
const address = "zahra@example.org";
let stop: (() => Promise<unknown>) | undefined;

beforeEach(() => {
  dated = [];
  at(20, "20:00");
});
afterEach(async () => {
  setClock(null);
  Object.assign(env, { SMTP_URL: undefined, MAIL_FROM: undefined, PUBLIC_URL: undefined }, before);
  await stop?.();
  stop = undefined;
});

async function mailServer<Server extends { port: number; stop(): Promise<unknown> }>(starting: Promise<Server>) {
  const server = await starting;
  stop = server.stop;
  const site = { PUBLIC_URL: "https://club.example", MAIL_FROM: "club@club.example" };
  Object.assign(env, site, { SMTP_URL: `smtp://127.0.0.1:${server.port}` });
  return server;
}

const reader = (given: Parameters<typeof makeMember>[0] = {}) =>
  makeMember({ email: address, emailProvenAt: new Date(), locale: "fa", ...given });

let dated: string[] = [];

/** Delivers the facts; what they tell came now by the clock of the test, not by that of the database. */
async function deliver(): Promise<void> {
  await deliverFacts();
  await db.notification.updateMany({ where: { id: { notIn: dated } }, data: { createdAt: now() } });
  dated = (await db.notification.findMany()).map(({ id }) => id);
}

/** A member with a topic in which somebody replied and somebody liked. */
async function told(given: Parameters<typeof makeMember>[0] = {}) {
  const member = await reader(given);
  const topic = await writeTopic({ authorId: member.id, title: "باتری گوشی" });
  const reply = await writeReply(topic, { authorId: (await makeMember({ name: "Sara <b>" })).id });
  await likeContent(await asActor(await makeMember()), { kind: "topic", id: topic.id });
  await deliver();
  return { member, topic, reply };
}

const plannedIds = async () => (await db.digest.findMany({ orderBy: { id: "asc" } })).map(({ id }) => id);

async function sendAll(): Promise<void> {
  await planDigests();
  for (const id of await plannedIds()) await sendDigest(id);
}

describe("a digest", () => {
  it("goes out on the week's first morning, in the member's language, with the headers that end it", async () => {
    const { received } = await mailServer(startMailServer());
    const { member, reply } = await told();
    at(21, "07:59");
    await sendAll();
    expect(received).toEqual([]);
    at(21, "08:00");
    await sendAll();
    await sendAll();
    expect(received.map(({ to }) => to)).toEqual([[address]]);
    const mail = readMail(received[0]!.raw);
    expect(mail.headers).toMatchObject({
      "list-unsubscribe": expect.stringMatching(
        new RegExp(`^<https://club\\.example/unsubscribe/${member.id}\\.[\\w-]{43}>$`),
      ),
      "list-unsubscribe-post": "List-Unsubscribe=One-Click",
      "auto-submitted": "auto-generated",
      precedence: "bulk",
      "message-id": `<${(await plannedIds())[0]}@club.example>`,
    });
    expect(mail.subject).toBe("۲ اعلان نخوانده در \u2068باشگاه\u2069");
    expect(mail.text).toContain("\u2068Sara <b>\u2069 در «\u2068باتری گوشی\u2069» نوشت");
    expect(mail.text).toContain(`https://club.example/p/${reply.id}`);
    expect(mail.text).toContain("۲۹ آبان ۱۴۰۵");
    expect(mail.html).toContain('<html lang="fa" dir="rtl">');
    expect(mail.html).toContain("<bdi>Sara &lt;b&gt;</bdi>");
    expect(mail.html).not.toMatch(/<img|<link|<script|background/);
  });

  it("speaks English from left to right, in the calendar that was chosen", async () => {
    const { received } = await mailServer(startMailServer());
    await told({ locale: "en", calendar: "persian" });
    at(21, "09:00");
    await sendAll();
    const { subject, text, html } = readMail(received[0]!.raw);
    expect(subject).toMatch(/^2 unread notifications at /);
    expect(text).toContain("\u2068Sara <b>\u2069 wrote in “\u2068باتری گوشی\u2069”");
    expect(text).toContain("29 Aban 1405");
    expect(html).toContain('<html lang="en" dir="ltr">');
  });

  it("tells only what came since the one before, is unread, and may still be read", async () => {
    const { received } = await mailServer(startMailServer());
    const { member, topic } = await told();
    await db.notificationTimes.create({ data: { memberId: member.id, digest: "daily" } });
    at(21, "08:10");
    await sendAll();
    expect(received).toHaveLength(1);
    const [hidden, staying] = [await writeReply(topic), await writeReply(topic)];
    const group = await db.customerGroup.create({ data: { name: "نمایندگان" } });
    const closed = await makeOpenForum({ readers: "group", groupId: group.id });
    const secret = await writeTopic({ forumId: closed.id, authorId: member.id, title: "راز" });
    await writeReply(secret);
    await db.groupMember.create({ data: { groupId: group.id, memberId: member.id } });
    await deliver();
    await db.post.update({ where: { id: hidden.id }, data: { hiddenAt: new Date() } });
    await db.groupMember.deleteMany();
    at(22, "08:10");
    await sendAll();
    const { text } = readMail(received[1]!.raw);
    expect(text).toContain(staying.id);
    for (const kept of [hidden.id, "راز", secret.id, "پسندید"]) expect(text).not.toContain(kept);
    await writeReply(topic);
    await deliver();
    await markRead(await asActor(member), "all");
    at(23, "08:10");
    await sendAll();
    expect(received).toHaveLength(2);
  });

  it.each<[string, (memberId: string, topicId: string) => Promise<unknown>]>([
    ["suspended", (id) => db.member.update({ where: { id }, data: { standing: "suspended" } })],
    ["removed", (id) => db.member.update({ where: { id }, data: { standing: "removed" } })],
    [
      "of an address that nobody proved",
      (id) => db.member.update({ where: { id }, data: { email: "new@example.org" } }),
    ],
    ["without digests", (memberId) => db.notificationTimes.create({ data: { memberId, digest: "off" } })],
    ["who has muted the topic", (memberId, topicId) => db.topicMute.create({ data: { memberId, topicId } })],
    [
      "who wants none of it by mail",
      (memberId) =>
        db.notificationChoice.createMany({
          data: ["topic_reply", "like"].map((kind) => ({ memberId, kind, channels: ["inbox"] })),
        }),
    ],
  ])("does not go to a member %s, though it was planned before", async (_who, become) => {
    const { received } = await mailServer(startMailServer());
    const { member, topic } = await told();
    at(21, "08:10");
    await planDigests();
    await become(member.id, topic.id);
    await sendAll();
    expect(await db.digest.count()).toBe(1);
    expect(received).toEqual([]);
  });

  it("waits for the end of quiet hours", async () => {
    const { received } = await mailServer(startMailServer());
    const { member } = await told();
    const night = { quiet: true, quietFrom: 22 * 60, quietUntil: 9 * 60 + 30 };
    await db.notificationTimes.create({ data: { memberId: member.id, ...night } });
    at(21, "08:10");
    await planDigests();
    const ends = new Date("2026-11-21T09:30:00+03:30");
    const [job] = await db.$queryRaw<{ runAt: Date }[]>`
      SELECT run_at AS "runAt" FROM graphile_worker.jobs WHERE task_identifier = 'send_digest'`;
    expect(job?.runAt).toEqual(ends);
    const [id] = await plannedIds();
    expect(await sendDigest(id!)).toEqual(ends);
    expect(received).toEqual([]);
    setClock(ends);
    expect(await sendDigest(id!)).toBeNull();
    expect(received).toHaveLength(1);
  });

  it("is one, though two plan and two send it at once", async () => {
    const { received } = await mailServer(startMailServer());
    await told();
    at(21, "08:10");
    await Promise.all([planDigests(), planDigests()]);
    const [id, ...others] = await plannedIds();
    expect(others).toEqual([]);
    await Promise.all([sendDigest(id!), sendDigest(id!)]);
    expect(received).toHaveLength(1);
  });

  it("is tried again, however often, when the server refused it", async () => {
    const refusals = [refusal(451), refusal(554), refusal(450)];
    const onRcptTo = (_to: unknown, _session: unknown, done: (error?: Error) => void) => done(refusals.pop());
    const { received } = await mailServer(startMailServer({ onRcptTo }));
    await told();
    at(21, "08:10");
    await planDigests();
    const [id] = await plannedIds();
    for (let tries = 0; tries < 3; tries++) await expect(sendDigest(id!)).rejects.toThrow("did not confirm");
    for (let tries = 0; tries < 2; tries++) await sendDigest(id!);
    expect(received).toHaveLength(1);
    expect(await db.digest.findFirst()).toMatchObject({ handOvers: 1, sentAt: now() });
  });

  it("whose line broke off after the message is sent once more, as the same mail, and never a third time", async () => {
    const polite = { greeting: "220 hi", EHLO: "250 ok", MAIL: "250 ok", RCPT: "250 ok", DATA: "354 go on" };
    const { messages } = await mailServer(startRoughServer({ ...polite, message: "hang up" }));
    await told();
    at(21, "08:10");
    await planDigests();
    const [id] = await plannedIds();
    await expect(sendDigest(id!)).rejects.toThrow("did not confirm");
    for (let tries = 0; tries < 3; tries++) expect(await sendDigest(id!)).toBeNull();
    expect(messages.map((raw) => readMail(raw).headers["message-id"])).toEqual(Array(2).fill(`<${id}@club.example>`));
    expect(await db.digest.findFirst()).toMatchObject({ handOvers: 2, sentAt: null });
    at(22, "08:10");
    await db.notificationTimes.updateMany({ data: { digest: "daily" } });
    await planDigests();
    expect(await db.digest.count()).toBe(1);
  });

  it("that somebody hands over just now is looked at again when they must be through, and sent if they died", async () => {
    const { received } = await mailServer(startMailServer());
    await told();
    at(21, "08:10");
    await planDigests();
    const [id] = await plannedIds();
    await db.digest.update({ where: { id: id! }, data: { startedAt: now(), handOvers: 1 } });
    const later = await sendDigest(id!);
    expect([received.length, later]).toEqual([0, addSeconds(now(), 120)]);
    setClock(later);
    expect(await sendDigest(id!)).toBeNull();
    expect(received).toHaveLength(1);
  });

  it("of long ago is forgotten, one of last month is not", async () => {
    const memberId = (await makeMember()).id;
    for (const days of [59, 61]) {
      const createdAt = addSeconds(now(), -days * daySeconds);
      await db.digest.create({ data: { memberId, day: createdAt, since: createdAt, createdAt } });
    }
    await planDigests();
    expect(await db.digest.findMany()).toMatchObject([{ createdAt: addSeconds(now(), -59 * daySeconds) }]);
  });

  it("that comes too late is left out; without the site's address none is planned", async () => {
    const { received } = await mailServer(startMailServer());
    await told();
    at(21, "08:10");
    Object.assign(env, { PUBLIC_URL: undefined });
    await planDigests();
    expect(await db.digest.count()).toBe(0);
    Object.assign(env, { PUBLIC_URL: "https://club.example" });
    await planDigests();
    at(22, "05:00");
    await sendAll();
    expect(received).toEqual([]);
  });
});
