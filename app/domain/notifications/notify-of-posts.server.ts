import type { Fact } from "#app/domain/core/events.ts";
import { db } from "#app/platform/db/client.server.ts";
import { uuidv7Sql } from "#app/platform/db/uuid-sql.server.ts";
import { Prisma } from "#prisma/client";
import { memberHears, memberIsPresent, memberReadsForum } from "./audience-sql.server.ts";
import { type NotificationKind, notificationKinds } from "./kinds.ts";
import { toldOfTopicMax } from "./rules.ts";

type Replied = Fact<"post.created">;

const rank = (kind: NotificationKind) => Prisma.sql`${notificationKinds.indexOf(kind)}::int`;

/**
 * Tells those whom a reply concerns: the mentioned, the quoted, the one replied to, followers of the topic and of its
 * author. An imported post tells nobody.
 */
export const notifyOfPost = (fact: Replied): Promise<void> => notifyOfPosts([fact]);

/** The same for many facts: a statement for each topic, however many replies and followers it has. */
export async function notifyOfPosts(facts: Replied[]): Promise<void> {
  const byTopic = Map.groupBy(
    facts.filter(({ payload }) => !payload.imported),
    ({ payload }) => payload.topicId,
  );
  for (const [topicId, replies] of byTopic) await tellOfReplies(topicId, replies);
}

/**
 * Each is told once of a reply and for their most personal reason, if they may read it, are not its author, and keep no
 * distance from the author. Whoever stopped following the topic is told only what speaks to them; followers who have not
 * read what they were told of it are told no more than `toldOfTopicMax` of its replies. Rows are looked up one by one,
 * whatever the planner believes of so few facts: it would read through all posts and members.
 */
async function tellOfReplies(topicId: string, facts: Replied[]): Promise<void> {
  const rows = facts.map(({ id, createdAt, payload }) => ({ eventId: id, createdAt, ...payload }));
  await db.$executeRaw`
    WITH said AS (
      SELECT given.*, row_number() OVER (ORDER BY given."createdAt", given."eventId") AS turn
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS given("eventId" uuid, "createdAt" timestamptz,
        "postId" uuid, "authorId" uuid, "replyToId" uuid, "quotedIds" uuid[], "mentionedIds" uuid[])
      WHERE (SELECT "hiddenAt" IS NULL AND "deletedAt" IS NULL FROM "Post" WHERE id = given."postId")
    ), wanted(id, "eventId", rank) AS (${wantedFor(topicId)}
    ), chosen AS (
      SELECT DISTINCT ON (id, "eventId") * FROM wanted ORDER BY id, "eventId", rank
    )
    INSERT INTO "Notification"
      (id, "memberId", "eventId", kind, "actorId", "contentKind", "contentId", "topicId", "createdAt")
    SELECT ${uuidv7Sql()}, member.id, said."eventId", kinds.kind, said."authorId", 'post', said."postId",
      CASE WHEN kinds.kind = 'topic_reply' THEN topic.id END, said."createdAt"
    FROM chosen
    JOIN said ON said."eventId" = chosen."eventId"
    JOIN unnest(${[...notificationKinds]}::text[]) WITH ORDINALITY AS kinds(kind, place) ON kinds.place = chosen.rank + 1
    CROSS JOIN LATERAL (SELECT * FROM "Member" WHERE id = chosen.id LIMIT 1) AS member
    JOIN "Topic" topic ON topic.id = ${topicId}::uuid
    JOIN "Forum" forum ON forum.id = topic."forumId"
    WHERE member.id <> said."authorId" AND topic."hiddenAt" IS NULL AND topic."deletedAt" IS NULL
      AND ${memberIsPresent()} AND ${memberReadsForum()} AND ${memberHears(Prisma.sql`said."authorId"`)}
      AND NOT (chosen.rank >= ${rank("topic_reply")} AND EXISTS (
        SELECT FROM "Follow" ended
        WHERE ended."targetKind" = 'topic' AND ended."targetId" = topic.id AND ended."memberId" = member.id
          AND ended."endedAt" IS NOT NULL))
    ON CONFLICT ("memberId", "eventId") DO NOTHING`;
}

/**
 * Who might be told of which reply, and why. Followers are put together with no more replies than they will be told of.
 * A reply may be told before the reaction that makes the topic's author follow it has run.
 */
function wantedFor(topicId: string): Prisma.Sql {
  return Prisma.sql`
    SELECT unnest(said."mentionedIds"), said."eventId", ${rank("mention")} FROM said
    UNION ALL
    SELECT post."authorId", said."eventId", ${rank("quote")} FROM said JOIN "Post" post ON post.id = ANY(said."quotedIds")
    UNION ALL
    SELECT post."authorId", said."eventId", ${rank("reply")} FROM said JOIN "Post" post ON post.id = said."replyToId"
    UNION ALL
    SELECT following.id, said."eventId", ${rank("topic_reply")} FROM (
      SELECT "memberId" FROM "Follow"
      WHERE "targetKind" = 'topic' AND "targetId" = ${topicId}::uuid AND "endedAt" IS NULL
      UNION
      SELECT starter.id FROM "Topic" begun JOIN "Member" starter ON starter.id = begun."authorId"
      WHERE begun.id = ${topicId}::uuid AND starter."autoFollow"
    ) AS following(id)
    LEFT JOIN (
      SELECT "memberId", count(*) AS unread FROM "Notification"
      WHERE "topicId" = ${topicId}::uuid AND "readAt" IS NULL GROUP BY "memberId"
    ) AS told ON told."memberId" = following.id
    JOIN said ON said.turn <= ${toldOfTopicMax}::int - coalesce(told.unread, 0)
    UNION ALL
    SELECT follow."memberId", said."eventId", ${rank("member_wrote")} FROM said JOIN "Follow" follow
      ON follow."targetKind" = 'member' AND follow."targetId" = said."authorId" AND follow."endedAt" IS NULL`;
}
