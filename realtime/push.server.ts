import { isMember } from "#app/domain/core/actor.ts";
import type { CommittedFact } from "#app/domain/core/committed.server.ts";
import { countLikesOfPosts } from "#app/domain/discussion/count-likes-of.server.ts";
import { countUnreadNotifications } from "#app/domain/notifications/count-unread.server.ts";
import { log } from "#app/platform/log.server.ts";
import { newCounter } from "#app/platform/metrics.server.ts";
import { newsOf } from "./news.ts";
import { paced } from "./pace.ts";
import type { FromClub } from "./protocol.ts";
import { memberRoom, topicRoom } from "./rooms.server.ts";
import type { LiveServer } from "./types.ts";

/** How long news of a kind gather: a burst of likes is one number, and a list of activity is not asked for all the time. */
const gatherMs = { likes: 200, bell: 200, activity: 1_000 };

const pushed = newCounter({ name: "live_news_total", help: "News sent to rooms of open browsers", labels: ["kind"] });
const countPush = (kind: keyof FromClub) => pushed.inc({ kind });

/** Sends to this process's connections what concerns them. */
export type Push = {
  /** News of a fact, at once; what has to be counted first follows. */
  fact(fact: CommittedFact): void;
  /** Members whose notifications changed. */
  told(memberIds: readonly string[]): void;
  stop(): void;
};

/** Pushes to the connections of one server; rooms without anybody in them cost nothing. */
export function newPush(io: LiveServer): Push {
  const { rooms } = io.sockets.adapter;
  const isOpen = (room: string) => rooms.has(room);
  const failed = (error: unknown) => log.error({ error }, "open browsers were not told");
  const likes = paced(gatherMs.likes, (ids) => pushLikes(io, ids), failed);
  const bell = paced(gatherMs.bell, (ids) => pushBell(io, ids), failed);
  const activity = paced(gatherMs.activity, () => pushActivity(io), failed);
  return {
    fact(fact) {
      const news = newsOf(fact);
      if (news.topic && isOpen(topicRoom(news.topic.topicId))) {
        countPush("topic");
        io.to(topicRoom(news.topic.topicId)).emit("topic", news.topic);
      }
      if (news.likesOf) likes.ask(news.likesOf);
      if (news.activity && isOpen("activity")) activity.ask("activity");
    },
    told(memberIds) {
      for (const id of memberIds) if (isOpen(memberRoom(id))) bell.ask(id);
    },
    stop() {
      for (const part of [likes, bell, activity]) part.stop();
    },
  };
}

async function pushLikes(io: LiveServer, postIds: string[]): Promise<void> {
  for (const { id, topicId, count } of await countLikesOfPosts(postIds)) {
    countPush("likes");
    io.to(topicRoom(topicId)).emit("likes", { kind: "post", id, count });
  }
}

/** One after the other: a member's bell may wait, requests may not. */
async function pushBell(io: LiveServer, memberIds: string[]): Promise<void> {
  for (const memberId of memberIds) {
    const socket = [...(io.sockets.adapter.rooms.get(memberRoom(memberId)) ?? [])]
      .map((id) => io.sockets.sockets.get(id))
      .find((found) => found !== undefined);
    if (!socket || !isMember(socket.data.actor)) continue;
    const unread = await countUnreadNotifications(socket.data.actor);
    countPush("bell");
    io.to(memberRoom(memberId)).emit("bell", { unread });
  }
}

async function pushActivity(io: LiveServer): Promise<void> {
  countPush("activity");
  io.to("activity").emit("activity");
}
