import type { Fact } from "#app/domain/core/events.ts";
import { db } from "#app/platform/db/client.server.ts";
import { uuidv7Sql } from "#app/platform/db/uuid-sql.server.ts";
import { Prisma } from "#prisma/client";
import { memberHears, memberIsPresent, memberReadsForum } from "./audience-sql.server.ts";
import { type NotificationKind, notificationKinds } from "./kinds.ts";
import { andPush } from "./queue-pushes.server.ts";
import { memberMinds, memberWants, memberWantsAny } from "./wants.server.ts";

/** Who might be told, and why: a query for member ids. */
type Reason = { kind: NotificationKind; members: Prisma.Sql };

/** What was written, by whom, and whom it concerns. */
type Writing = {
  fact: { id: string; createdAt: Date };
  content: { kind: "topic" | "post"; id: string };
  topicId: string;
  authorId: string;
  reasons: Reason[];
};

/**
 * Tells those whom a new topic concerns: the mentioned, followers of the forum and of its author. An
 * imported topic tells nobody.
 */
export async function notifyOfTopic({ id, createdAt, payload }: Fact<"topic.created">): Promise<void> {
  if (payload.imported) return;
  const { topicId, forumId, authorId, mentionedIds } = payload;
  await tellReaders({
    fact: { id, createdAt },
    content: { kind: "topic", id: topicId },
    topicId,
    authorId,
    reasons: [
      { kind: "mention", members: theseMembers(mentionedIds) },
      { kind: "forum_topic", members: followersOf("forum", forumId) },
      { kind: "member_wrote", members: followersOf("member", authorId) },
    ],
  });
}

/** Tells those whom an edit mentions for the first time. */
export async function notifyOfEdit({ id, createdAt, payload }: Fact<"post.edited">): Promise<void> {
  const { postId, topicId, authorId, addedMentionIds } = payload;
  if (addedMentionIds.length === 0) return;
  await tellReaders({
    fact: { id, createdAt },
    content: { kind: "post", id: postId },
    topicId,
    authorId,
    reasons: [{ kind: "mention", members: theseMembers(addedMentionIds) }],
  });
}

/**
 * One statement however many followers there are: each is told once and for their most personal reason, if they may
 * read it, are not its author, and keep no distance from the author. Whoever stopped following the topic is told only
 * what speaks to them.
 */
async function tellReaders({ fact, content, topicId, authorId, reasons }: Writing): Promise<void> {
  const wanted = reasons.map(
    ({ kind, members }) =>
      Prisma.sql`SELECT found.id, ${kind}::text, ${notificationKinds.indexOf(kind)}::int FROM (${members}) AS found(id)`,
  );
  const stands =
    content.kind === "post"
      ? Prisma.sql`EXISTS (SELECT FROM "Post" post
          WHERE post.id = ${content.id}::uuid AND post."hiddenAt" IS NULL AND post."deletedAt" IS NULL)`
      : Prisma.sql`TRUE`;
  const kind = Prisma.sql`chosen.kind`;
  await db.$queryRaw(
    andPush(Prisma.sql`
    INSERT INTO "Notification"
      (id, "memberId", "eventId", kind, "actorId", "contentKind", "contentId", "inInbox", "createdAt")
    SELECT ${uuidv7Sql()}, member.id, ${fact.id}::uuid, chosen.kind, ${authorId}::uuid,
      ${content.kind}, ${content.id}::uuid, ${memberWants("inbox", kind)}, ${fact.createdAt}
    FROM (
      SELECT DISTINCT ON (id) id, kind, rank FROM (${Prisma.join(wanted, " UNION ALL ")}) AS wanted(id, kind, rank)
      ORDER BY id, rank
    ) chosen
    JOIN "Member" member ON member.id = chosen.id
    JOIN "Topic" topic ON topic.id = ${topicId}::uuid
    JOIN "Forum" forum ON forum.id = topic."forumId"
    WHERE member.id <> ${authorId}::uuid
      AND topic."hiddenAt" IS NULL AND topic."deletedAt" IS NULL AND ${stands}
      AND ${memberIsPresent()} AND ${memberReadsForum()} AND ${memberHears(authorId)}
      AND ${memberWantsAny(kind)} AND ${memberMinds(Prisma.sql`topic.id`)}
      AND NOT (chosen.rank >= ${notificationKinds.indexOf("topic_reply")}::int AND EXISTS (
        SELECT FROM "Follow" ended
        WHERE ended."targetKind" = 'topic' AND ended."targetId" = topic.id AND ended."memberId" = member.id
          AND ended."endedAt" IS NOT NULL))
    ON CONFLICT ("memberId", "eventId") DO NOTHING`),
  );
}

function theseMembers(ids: string[]): Prisma.Sql {
  return Prisma.sql`SELECT unnest(${ids}::uuid[])`;
}

function followersOf(kind: "member" | "forum", id: string): Prisma.Sql {
  return Prisma.sql`SELECT "memberId" FROM "Follow"
    WHERE "targetKind" = ${kind}::"FollowTarget" AND "targetId" = ${id}::uuid AND "endedAt" IS NULL`;
}
