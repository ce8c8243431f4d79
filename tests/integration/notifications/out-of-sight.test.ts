import { afterEach, beforeEach, expect, it } from "vitest";
import type { MemberActor } from "#app/domain/core/actor.ts";
import { likeContent } from "#app/domain/discussion/like-content.server.ts";
import { setBoundary } from "#app/domain/discussion/set-boundary.server.ts";
import { countUnreadNotifications } from "#app/domain/notifications/count-unread.server.ts";
import { openDigests } from "#app/domain/notifications/digest-rules.ts";
import { listNotifications } from "#app/domain/notifications/list-notifications.server.ts";
import { sendDigest } from "#app/domain/notifications/send-digest.server.ts";
import { sendPushes } from "#app/domain/notifications/send-push.server.ts";
import { addSeconds, daySeconds, now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import type { Post } from "#prisma/client";
import { asActor, makeMember } from "#tests/factories/accounts.ts";
import { makeOpenForum, writeReply, writeTopic } from "#tests/factories/discussion.ts";
import { makeGroup } from "#tests/factories/forums.ts";
import { thisMachine } from "../integrations/this-machine.ts";
import { deliverFacts } from "./deliver.ts";
import { startPushService, switchOn } from "./push-service.ts";

const title = "باتری پنهان";
let reader: MemberActor;
let writer: MemberActor;
let topic: Awaited<ReturnType<typeof writeTopic>>;
let reply: Post;
let service: Awaited<ReturnType<typeof startPushService>>;
let device: Awaited<ReturnType<typeof switchOn>>;

/** A member of a group whose topic there was answered and liked, and who is told by every way. */
beforeEach(async () => {
  service = await startPushService();
  const member = await makeMember({ email: "zahra@example.org", emailProvenAt: now() });
  const other = await makeMember();
  const group = await makeGroup([member.id, other.id]);
  const forum = await makeOpenForum({ readers: "group", groupId: group.id });
  [reader, writer] = [await asActor(member), await asActor(other)];
  device = await switchOn(service.origin, member.id);
  await db.notificationChoice.create({
    data: { memberId: member.id, kind: "like", channels: ["inbox", "mail", "push"] },
  });
  topic = await writeTopic({ authorId: member.id, forumId: forum.id, title });
  reply = await writeReply(topic, { authorId: writer.id }, { mentionedIds: [member.id] });
  await likeContent(writer, { kind: "topic", id: topic.id });
  await deliverFacts();
});

afterEach(() => db.outboxMessage.deleteMany());

/** What the reader is told now: lines of the inbox, the bell's number, mails that hold words of it, and pushed sentences. */
async function toldNow(): Promise<[lines: number, unread: number, mails: number, pushes: number]> {
  const day = addSeconds(openDigests(now(), "Asia/Tehran").daily, daySeconds);
  const digest = await db.digest.create({ data: { memberId: reader.id, day, since: addSeconds(now(), -daySeconds) } });
  await sendDigest(digest.id);
  await sendPushes(device.id, { reach: thisMachine });
  const current = await asActor(reader);
  const { items } = await listNotifications(current);
  const mails = await db.outboxMessage.findMany({ where: { channel: "mail" } });
  return [items.length, await countUnreadNotifications(current), mails.length, service.received.length];
}

it("is told by every way what may be read", async () => {
  expect(await toldNow()).toEqual([2, 2, 1, 1]);
  expect(await db.outboxMessage.findFirst()).toMatchObject({ text: expect.stringContaining(title) });
});

it.each<[string, () => Promise<unknown>]>([
  ["left the group", () => db.groupMember.deleteMany({ where: { memberId: reader.id } })],
  [
    "whose topic went to staff",
    async () => {
      const closed = await makeOpenForum({ readers: "staff" });
      await db.topic.update({ where: { id: topic.id }, data: { forumId: closed.id } });
    },
  ],
  ["whose topic was deleted", () => db.topic.update({ where: { id: topic.id }, data: { deletedAt: now() } })],
  ["blocked the writer", () => setBoundary(reader, writer.id, "block")],
  ["muted the writer", () => setBoundary(reader, writer.id, "mute")],
])("who %s is told nothing more by any way", async (_what, lose) => {
  await lose();
  expect(await toldNow()).toEqual([0, 0, 0, 0]);
});

it.each<[string, object]>([
  ["hidden", { hiddenAt: new Date() }],
  ["deleted by its author", { deletedAt: new Date(), deletedBy: "author" }],
])("is told nothing of a reply that was %s, nor of a like taken back", async (_how, data) => {
  await db.post.update({ where: { id: reply.id }, data });
  await db.like.deleteMany();
  expect(await toldNow()).toEqual([0, 0, 0, 0]);
});

it("who was suspended is told by neither mail nor push", async () => {
  await db.member.update({ where: { id: reader.id }, data: { standing: "suspended" } });
  const [, , mails, pushes] = await toldNow();
  expect([mails, pushes]).toEqual([0, 0]);
});
