import { type Actor, isMember } from "#app/domain/core/actor.ts";
import { db } from "#app/platform/db/client.server.ts";

/** Whether the viewer follows something; null for guests. */
export async function findFollowing(
  viewer: Actor,
  targetKind: "forum" | "topic" | "member",
  targetId: string,
): Promise<boolean | null> {
  if (!isMember(viewer)) return null;
  const follow = await db.follow.findUnique({
    where: { targetKind_targetId_memberId: { targetKind, targetId, memberId: viewer.id } },
    select: { endedAt: true },
  });
  return follow !== null && follow.endedAt === null;
}
