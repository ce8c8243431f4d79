import { describe, expect, it } from "vitest";
import { likeContent } from "#app/domain/discussion/like-content.server.ts";
import { type Channel, channels, defaultChannels } from "#app/domain/notifications/channels.ts";
import { countUnreadNotifications } from "#app/domain/notifications/count-unread.server.ts";
import { findOwnFrame } from "#app/domain/notifications/find-own-frame.server.ts";
import { follow } from "#app/domain/notifications/follow.server.ts";
import { notificationKinds } from "#app/domain/notifications/kinds.ts";
import { listNotifications } from "#app/domain/notifications/list-notifications.server.ts";
import { wants } from "#app/domain/notifications/wants.server.ts";
import { db } from "#app/platform/db/client.server.ts";
import { asActor, makeMember } from "#tests/factories/accounts.ts";
import { writeReply, writeTopic } from "#tests/factories/discussion.ts";
import { deliverFacts } from "./deliver.ts";

const choose = (memberId: string, kind: string, chosen: Channel[]) =>
  db.notificationChoice.create({ data: { memberId, kind, channels: chosen } });

describe("kind × channel", () => {
  it("follows the defaults, and each exception for its member and kind alone", async () => {
    const [plain, choosy] = [await makeMember(), await makeMember()];
    const ids = [plain.id, choosy.id];
    for (const kind of notificationKinds) {
      const opposite = channels.filter((channel) => !defaultChannels[kind].includes(channel));
      await choose(choosy.id, kind, opposite);
      for (const channel of channels) {
        const byDefault = defaultChannels[kind].includes(channel);
        expect([kind, channel, await wants(ids, kind, channel)]).toEqual([
          kind,
          channel,
          new Set([byDefault ? plain.id : choosy.id]),
        ]);
      }
    }
  });

  it("what no channel wants is not written; what the inbox does not want is neither shown nor counted there", async () => {
    const author = await makeMember();
    const topic = await writeTopic({ authorId: author.id });
    await choose(author.id, "like", []);
    await choose(author.id, "new_follower", ["push"]);
    await choose(author.id, "topic_reply", ["mail"]);
    const fan = await asActor(await makeMember());
    await likeContent(fan, { kind: "topic", id: topic.id });
    await follow(fan, { kind: "member", id: author.id });
    await writeReply(topic);
    await deliverFacts();
    const rows = await db.notification.findMany({ where: { memberId: author.id }, orderBy: { id: "asc" } });
    expect(rows.map(({ kind, inInbox }) => [kind, inInbox])).toEqual([
      ["new_follower", false],
      ["topic_reply", false],
    ]);
    const me = await asActor(author);
    expect((await listNotifications(me)).items).toEqual([]);
    expect([await countUnreadNotifications(me), (await findOwnFrame(me)).unread]).toEqual([0, 0]);
  });

  it("a muted topic tells nothing at all, whatever happens in it", async () => {
    const author = await makeMember();
    const [muted, other] = [await writeTopic({ authorId: author.id }), await writeTopic({ authorId: author.id })];
    await db.topicMute.create({ data: { memberId: author.id, topicId: muted.id } });
    const fan = await asActor(await makeMember());
    for (const topic of [muted, other]) {
      await writeReply(topic);
      await likeContent(fan, { kind: "topic", id: topic.id });
    }
    await deliverFacts();
    const told = await db.notification.findMany({ where: { memberId: author.id } });
    expect(told.map(({ kind }) => kind).toSorted()).toEqual(["like", "topic_reply"]);
    const { items } = await listNotifications(await asActor(author));
    expect(items.map(({ title }) => title)).toEqual([other.title, other.title]);
  });
});
