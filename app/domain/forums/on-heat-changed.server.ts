import type { Fact } from "#app/domain/core/events.ts";
import { db } from "#app/platform/db/client.server.ts";
import { refreshHeat } from "./refresh-heat.server.ts";

type TopicFact = Fact<"post.hidden" | "post.restored" | "post.deleted" | "topic.split"> | Fact<"topic.merged">;

/** Counts the heat afresh where posts went or came back; after a merge or split in both topics. */
export async function refreshHeatOfTopic({ payload }: TopicFact): Promise<void> {
  await refreshHeat(payload.topicId);
  if ("intoTopicId" in payload) await refreshHeat(payload.intoTopicId);
  if ("fromTopicId" in payload) await refreshHeat(payload.fromTopicId);
}

/** Counts the heat of a topic afresh after a like in it came or went. */
export async function refreshHeatOfLiked({ payload }: Fact<"content.liked" | "content.unliked">): Promise<void> {
  const { contentKind, contentId } = payload;
  if (contentKind !== "post") return;
  const post = await db.post.findUnique({ where: { id: contentId }, select: { topicId: true } });
  if (post) await refreshHeat(post.topicId);
}
