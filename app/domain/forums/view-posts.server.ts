import { type Actor, isMember } from "#app/domain/core/actor.ts";
import { clubSettings } from "#app/domain/core/club.server.ts";
import { findPeople, type Person } from "./find-people.server.ts";
import type { TopicFacts } from "./policy.ts";
import { toPostView } from "./post-views.ts";
import { forumDefaults } from "./rules.ts";
import type { PostRow } from "./select-posts.server.ts";
import type { PostView } from "./views.ts";

type TopicOfPosts = TopicFacts & { id: string; lastPosterId: string | null; acceptedPostId: string | null };

/** Rows of one topic as posts, with everybody in them and the topic's own people: one query, a second for own posts. */
export async function viewPosts(
  viewer: Actor,
  topic: TopicOfPosts,
  rows: PostRow[],
): Promise<{ posts: PostView[]; people: Map<string, Person> }> {
  const own = isMember(viewer) && rows.some((row) => row.authorId === viewer.id);
  const memberIds = rows.flatMap((row) => [row.authorId, row.replyTo?.authorId ?? null]);
  const [people, limits] = await Promise.all([
    findPeople(viewer, [topic.authorId, topic.lastPosterId, ...memberIds], topic.id),
    own ? clubSettings("forums", forumDefaults) : forumDefaults,
  ]);
  const posts = rows.map((row) => toPostView(row, { viewer, topic, people, limits }));
  return { posts, people };
}
