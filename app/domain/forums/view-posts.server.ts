import { type Actor, isMember } from "#app/domain/core/actor.ts";
import { clubSettings } from "#app/domain/core/club.server.ts";
import type { TopicFacts } from "./policy.ts";
import { type PostRow, toPostView } from "./post-views.ts";
import { forumDefaults } from "./rules.ts";
import type { PostView } from "./views.ts";

type TopicOfPosts = TopicFacts & { acceptedPostId: string | null };

/** Rows of one topic as posts. Only whether one's own may still be edited asks the club's limits. */
export async function viewPosts(viewer: Actor, topic: TopicOfPosts, rows: PostRow[]): Promise<PostView[]> {
  const own = isMember(viewer) && rows.some((row) => row.authorId === viewer.id);
  const limits = own ? await clubSettings("forums", forumDefaults) : forumDefaults;
  return rows.map((row) => toPostView(row, { viewer, topic, limits }));
}
