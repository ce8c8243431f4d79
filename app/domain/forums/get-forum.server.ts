import type { Actor } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { db } from "#app/platform/db/client.server.ts";
import { countUnread } from "./count-unread.server.ts";
import { findFollowing } from "./find-following.server.ts";
import { can, forumFacts, visibleForums } from "./policy.ts";
import { type ForumView, forumCardFields, toForumCard } from "./views.ts";

/**
 * A forum with what the viewer may do in it.
 * @throws DomainError not_found, also for a forum the viewer may not read
 */
export async function getForum(viewer: Actor, slug: string): Promise<ForumView> {
  const forum = await db.forum.findFirst({
    where: { AND: [{ slug }, visibleForums(viewer)] },
    select: { ...forumCardFields, ...forumFacts, section: { select: { id: true, name: true, nameEn: true } } },
  });
  if (!forum) throw new DomainError("not_found");
  const [unread, following] = await Promise.all([
    countUnread(viewer, [forum.id]),
    findFollowing(viewer, "forum", forum.id),
  ]);
  return {
    ...toForumCard(forum, unread.get(forum.id) ?? null),
    section: forum.section,
    following,
    can: { startTopic: can(viewer, "start_topic", forum), follow: following !== null },
  };
}
