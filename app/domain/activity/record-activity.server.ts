import type { Fact } from "#app/domain/core/events.ts";
import { db } from "#app/platform/db/client.server.ts";
import { uuidv7Sql } from "#app/platform/db/uuid-sql.server.ts";
import { Prisma } from "#prisma/client";
import type { ActivityKind } from "./kinds.ts";

/** What a line says: who did it, and to what. */
type Line = { fact: Fact<ActivityKind>; actorId: string; content: { kind: "member" | "topic" | "post"; id: string } };

/** Records that somebody joined; one who came in by an import did not join now and leaves no line. */
export async function recordJoining(fact: Fact<"member.joined">): Promise<void> {
  const { memberId, imported } = fact.payload;
  if (!imported) await record({ fact, actorId: memberId, content: { kind: "member", id: memberId } });
}

/** Records a new topic; an imported one did not happen now and leaves no line. */
export async function recordTopic(fact: Fact<"topic.created">): Promise<void> {
  const { authorId, topicId, imported } = fact.payload;
  if (!imported) await record({ fact, actorId: authorId, content: { kind: "topic", id: topicId } });
}

/** Records a reply; an imported one did not happen now and leaves no line. */
export const recordPost = (fact: Fact<"post.created">): Promise<void> => recordPosts([fact]);

/** The same for many facts at once. */
export async function recordPosts(facts: Fact<"post.created">[]): Promise<void> {
  const here = facts.filter(({ payload }) => !payload.imported);
  if (here.length === 0) return;
  const columns = [here.map(({ id }) => id), here.map(({ payload }) => payload.postId)] as const;
  const times = here.map(({ createdAt }) => createdAt.toISOString());
  await db.$executeRaw`
    INSERT INTO "Activity" (id, "eventId", kind, "actorId", "contentKind", "contentId", "forumId", "topicId", "createdAt")
    SELECT ${uuidv7Sql()}, said."eventId", 'post.created', place."authorId", 'post', said."postId", place."forumId",
      place."topicId", said.at
    FROM unnest(${columns[0]}::uuid[], ${columns[1]}::uuid[], ${times}::timestamptz[]) AS said("eventId", "postId", at)
    CROSS JOIN LATERAL (
      SELECT post."authorId", post."topicId", topic."forumId" FROM "Post" post
      JOIN "Topic" topic ON topic.id = post."topicId"
      JOIN "Forum" forum ON forum.id = topic."forumId" AND forum.readers = 'everyone'
      WHERE post.id = said."postId" LIMIT 1
    ) AS place
    ON CONFLICT ("eventId") DO NOTHING`;
}

/** Records that somebody's answer was accepted. */
export async function recordAcceptance(fact: Fact<"answer.accepted">): Promise<void> {
  const { authorId, postId } = fact.payload;
  await record({ fact, actorId: authorId, content: { kind: "post", id: postId } });
}

/** Records a like; lists show it only while it stands. */
export async function recordLike(fact: Fact<"content.liked">): Promise<void> {
  const { memberId, contentKind, contentId } = fact.payload;
  await record({ fact, actorId: memberId, content: { kind: contentKind, id: contentId } });
}

/** Writes the line once, and only for what happened in a forum that everyone reads. */
async function record({ fact, actorId, content }: Line): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "Activity" (id, "eventId", kind, "actorId", "contentKind", "contentId", "forumId", "topicId", "createdAt")
    SELECT ${uuidv7Sql()}, ${fact.id}::uuid, ${fact.kind}, member.id, ${content.kind}, ${content.id}::uuid,
      place."forumId", place."topicId", ${fact.createdAt}
    FROM "Member" member, (${placeOf(content)}) AS place("forumId", "topicId")
    WHERE member.id = ${actorId}::uuid
    ON CONFLICT ("eventId") DO NOTHING`;
}

function placeOf({ kind, id }: Line["content"]): Prisma.Sql {
  if (kind === "member") return Prisma.sql`SELECT NULL::uuid, NULL::uuid`;
  const topic =
    kind === "topic" ? Prisma.sql`${id}::uuid` : Prisma.sql`(SELECT "topicId" FROM "Post" WHERE id = ${id}::uuid)`;
  return Prisma.sql`SELECT forum.id, topic.id FROM "Topic" topic JOIN "Forum" forum ON forum.id = topic."forumId"
    WHERE topic.id = ${topic} AND forum.readers = 'everyone'`;
}

type Moved = Fact<"topic.moved" | "topic.merged" | "topic.split">;

/** Takes the lines of a topic along when it, or some of its posts, went to another place. */
export async function moveActivity({ payload }: Moved): Promise<void> {
  const left = "fromTopicId" in payload ? payload.fromTopicId : payload.topicId;
  await db.$executeRaw`
    UPDATE "Activity" line SET "topicId" = topic.id, "forumId" = topic."forumId"
    FROM "Activity" was
    LEFT JOIN "Post" post ON was."contentKind" = 'post' AND post.id = was."contentId"
    JOIN "Topic" topic ON topic.id = coalesce(post."topicId", was."topicId")
    WHERE was."topicId" = ${left}::uuid AND line.id = was.id
      AND (line."topicId", line."forumId") IS DISTINCT FROM (topic.id, topic."forumId")`;
}
