import { type Actor, isMember } from "#app/domain/core/actor.ts";
import type { ContentRef } from "#app/domain/core/references.ts";
import type { Database } from "#app/platform/db/client.server.ts";

/** How many like something, and whether the actor does. */
export type LikeView = { liked: boolean; likeCount: number };

/** Counts the likes of what the caller has made sure the actor may read. */
export async function countLikes(database: Database, actor: Actor, { kind, id }: ContentRef): Promise<LikeView> {
  const given = { contentKind: kind, contentId: id };
  const likeCount = await database.like.count({ where: given });
  const liked = isMember(actor) && (await database.like.count({ where: { ...given, memberId: actor.id } })) > 0;
  return { liked, likeCount };
}
