import type { Fact } from "#app/domain/core/events.ts";
import { db } from "#app/platform/db/client.server.ts";

type Written = Fact<"topic.created"> | Fact<"post.created">;

/** Whoever writes in a topic follows it from then on, unless they do not wish to, or stopped following it before. */
export const followOnPost = (fact: Written): Promise<void> => followOnPosts([fact]);

/** The same for many facts at once. */
export async function followOnPosts(facts: Written[]): Promise<void> {
  const here = facts.filter(({ payload }) => !payload.imported);
  if (here.length === 0) return;
  const authors = here.map(({ payload }) => payload.authorId);
  const topics = here.map(({ payload }) => payload.topicId);
  const times = here.map(({ createdAt }) => createdAt.toISOString());
  await db.$executeRaw`
    INSERT INTO "Follow" ("memberId", "targetKind", "targetId", "createdAt")
    SELECT id, 'topic', written."topicId", written.at
    FROM unnest(${authors}::uuid[], ${topics}::uuid[], ${times}::timestamptz[]) AS written("authorId", "topicId", at)
    JOIN "Member" ON id = written."authorId" AND "autoFollow"
    ON CONFLICT DO NOTHING`;
}
