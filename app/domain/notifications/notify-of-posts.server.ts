import type { Fact } from "#app/domain/core/events.ts";
import { db } from "#app/platform/db/client.server.ts";
import { uuidv7Sql } from "#app/platform/db/uuid-sql.server.ts";
import { Prisma } from "#prisma/client";
import { memberHears, memberIsPresent, memberReadsForum } from "./audience-sql.server.ts";
import { type NotificationKind, notificationKinds } from "./kinds.ts";
import { andPush } from "./queue-pushes.server.ts";
import { toldOfTopicMax } from "./rules.ts";
import { memberMinds, memberWants, memberWantsAny } from "./wants.server.ts";

type Replied = Fact<"post.created">;

const rank = (kind: NotificationKind) => Prisma.sql`${notificationKinds.indexOf(kind)}::int`;

/**
 * Tells those whom a reply concerns: the mentioned, the quoted, the one replied to, followers of the topic and of its
 * author. An imported post tells nobody.
 */
export const notifyOfPost = (fact: Replied): Promise<void> => notifyOfPosts([fact]);

/** The same for many facts, in one statement. */
export async function notifyOfPosts(facts: Replied[]): Promise<void> {
  const replies = facts.filter(({ payload }) => !payload.imported);
  if (replies.length > 0) await tellOfReplies(replies);
}

/**
 * Each is told once of a reply and for their most personal reason, if they may read it, are not its author, and keep no
 * distance from the author. Whoever stopped following the topic is told only what speaks to them; followers who have not
 * read what they were told of it are told no more than `toldOfTopicMax` of its replies. Rows are looked up one by one,
 * whatever the planner believes of so few facts: it would read through all posts and members.
 */
async function tellOfReplies(facts: Replied[]): Promise<void> {
  const rows = facts.map(({ id, createdAt, payload }) => ({ eventId: id, createdAt, ...payload }));
  const kind = Prisma.sql`kinds.kind`;
  await db.$queryRaw(
    andPush(Prisma.sql`
    WITH said AS (
      SELECT given.*, row_number() OVER (PARTITION BY given."topicId" ORDER BY given."createdAt", given."eventId") AS turn
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS given("eventId" uuid, "createdAt" timestamptz,
        "topicId" uuid, "postId" uuid, "authorId" uuid, "replyToId" uuid, "quotedIds" uuid[], "mentionedIds" uuid[])
      WHERE (SELECT "hiddenAt" IS NULL AND "deletedAt" IS NULL FROM "Post" WHERE id = given."postId")
    ), wanted(id, "eventId", rank) AS (${wanted()}
    ), chosen AS (
      SELECT DISTINCT ON (id, "eventId") * FROM wanted ORDER BY id, "eventId", rank
    )
    INSERT INTO "Notification"
      (id, "memberId", "eventId", kind, "actorId", "contentKind", "contentId", "topicId", "inInbox", "createdAt")
    SELECT ${uuidv7Sql()}, member.id, said."eventId", kinds.kind, said."authorId", 'post', said."postId",
      CASE WHEN kinds.kind = 'topic_reply' THEN topic.id END, ${memberWants("inbox", kind)}, said."createdAt"
    FROM chosen
    JOIN said ON said."eventId" = chosen."eventId"
    JOIN unnest(${[...notificationKinds]}::text[]) WITH ORDINALITY AS kinds(kind, place) ON kinds.place = chosen.rank + 1
    CROSS JOIN LATERAL (SELECT * FROM "Member" WHERE id = chosen.id LIMIT 1) AS member
    CROSS JOIN LATERAL (SELECT * FROM "Topic" WHERE id = said."topicId" LIMIT 1) AS topic
    CROSS JOIN LATERAL (SELECT * FROM "Forum" WHERE id = topic."forumId" LIMIT 1) AS forum
    WHERE member.id <> said."authorId" AND topic."hiddenAt" IS NULL AND topic."deletedAt" IS NULL
      AND ${memberIsPresent()} AND ${memberReadsForum()} AND ${memberHears(Prisma.sql`said."authorId"`)}
      AND ${memberWantsAny(kind)} AND ${memberMinds(Prisma.sql`topic.id`)}
      AND NOT (chosen.rank >= ${rank("topic_reply")} AND EXISTS (
        SELECT FROM "Follow" ended
        WHERE ended."targetKind" = 'topic' AND ended."targetId" = topic.id AND ended."memberId" = member.id
          AND ended."endedAt" IS NOT NULL))
    ON CONFLICT ("memberId", "eventId") DO NOTHING`),
  );
}

/**
 * Who might be told of which reply, and why. Followers are put together with no more replies than they will be told of.
 * A reply may be told before the reaction that makes the topic's author follow it has run.
 */
function wanted(): Prisma.Sql {
  return Prisma.sql`
    SELECT unnest(said."mentionedIds"), said."eventId", ${rank("mention")} FROM said
    UNION ALL
    SELECT post."authorId", said."eventId", ${rank("quote")} FROM said JOIN "Post" post ON post.id = ANY(said."quotedIds")
    UNION ALL
    SELECT post."authorId", said."eventId", ${rank("reply")} FROM said JOIN "Post" post ON post.id = said."replyToId"
    UNION ALL
    SELECT reader.id, said."eventId", ${rank("topic_reply")} FROM (SELECT DISTINCT "topicId" AS id FROM said) AS place
    CROSS JOIN LATERAL (
      SELECT following.id, coalesce(told.unread, 0) AS unread FROM (
        SELECT "memberId" FROM "Follow"
        WHERE "targetKind" = 'topic' AND "targetId" = place.id AND "endedAt" IS NULL
        UNION
        SELECT starter.id FROM "Topic" begun JOIN "Member" starter ON starter.id = begun."authorId"
        WHERE begun.id = place.id AND starter."autoFollow"
      ) AS following(id)
      LEFT JOIN (
        SELECT "memberId", count(*) AS unread FROM "Notification"
        WHERE "topicId" = place.id AND "readAt" IS NULL GROUP BY "memberId"
      ) AS told ON told."memberId" = following.id
      WHERE coalesce(told.unread, 0) < ${toldOfTopicMax}::int
    ) AS reader
    JOIN said ON said."topicId" = place.id AND said.turn <= ${toldOfTopicMax}::int - reader.unread
    UNION ALL
    SELECT follow."memberId", said."eventId", ${rank("member_wrote")} FROM said JOIN "Follow" follow
      ON follow."targetKind" = 'member' AND follow."targetId" = said."authorId" AND follow."endedAt" IS NULL`;
}
