import type { Fact } from "#app/domain/core/events.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { uuidv7Sql } from "#app/platform/db/uuid-sql.server.ts";
import { Prisma } from "#prisma/client";
import { memberHears, memberIsPresent } from "./audience-sql.server.ts";
import type { NotificationKind } from "./kinds.ts";
import { andPush } from "./queue-pushes.server.ts";
import { memberMinds, memberWants, memberWantsAny } from "./wants.server.ts";

/** One thing to tell one member. */
type Message = {
  fact: { id: string; createdAt: Date };
  kind: NotificationKind;
  memberId: string;
  actorId: string;
  content: { kind: string; id: string };
  /** SQL condition under which it is still true. */
  stands: Prisma.Sql;
};

/** Tells an author that their answer was accepted by somebody else. */
export async function notifyOfAcceptance({ id, createdAt, payload }: Fact<"answer.accepted">): Promise<void> {
  const { postId, topicId, authorId, acceptedBy } = payload;
  await tellOnce({
    fact: { id, createdAt },
    kind: "answer_accepted",
    memberId: authorId,
    actorId: acceptedBy,
    content: { kind: "post", id: postId },
    stands: Prisma.sql`EXISTS (SELECT FROM "Topic" topic
      WHERE topic.id = ${topicId}::uuid AND topic."acceptedPostId" = ${postId}::uuid)`,
  });
}

/** Tells an author of a like that still stands; liking again after taking it back is not told again. */
export async function notifyOfLike({ id, createdAt, payload }: Fact<"content.liked">): Promise<void> {
  const { contentKind, contentId, memberId, authorId } = payload;
  await tellOnce({
    fact: { id, createdAt },
    kind: "like",
    memberId: authorId,
    actorId: memberId,
    content: { kind: contentKind, id: contentId },
    stands: Prisma.sql`EXISTS (SELECT FROM "Like" given WHERE given."contentKind" = ${contentKind}
      AND given."contentId" = ${contentId}::uuid AND given."memberId" = ${memberId}::uuid)`,
  });
}

/** Tells a member who began to follow them; following again after stopping is not told again. */
export async function notifyOfFollower({ id, createdAt, payload }: Fact<"member.followed">): Promise<void> {
  const { memberId, followedId } = payload;
  await tellOnce({
    fact: { id, createdAt },
    kind: "new_follower",
    memberId: followedId,
    actorId: memberId,
    content: { kind: "member", id: memberId },
    stands: Prisma.sql`EXISTS (SELECT FROM "Follow" follow WHERE follow."targetKind" = 'member'
      AND follow."targetId" = ${followedId}::uuid AND follow."memberId" = ${memberId}::uuid
      AND follow."endedAt" IS NULL)`,
  });
}

/** The lock makes two deliveries of the same deed, done twice, wait for each other. */
async function tellOnce({ fact, kind, memberId, actorId, content, stands }: Message): Promise<void> {
  if (memberId === actorId) return;
  const told = Prisma.sql`${kind}::text`;
  const deed = [kind, memberId, actorId, content.id].join(":");
  await transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${deed}, 0))`;
    await tx.$queryRaw(
      andPush(Prisma.sql`
      INSERT INTO "Notification"
        (id, "memberId", "eventId", kind, "actorId", "contentKind", "contentId", "inInbox", "createdAt")
      SELECT ${uuidv7Sql()}, member.id, ${fact.id}::uuid, ${kind}, ${actorId}::uuid,
        ${content.kind}, ${content.id}::uuid, ${memberWants("inbox", told)}, ${fact.createdAt}
      FROM "Member" member
      WHERE member.id = ${memberId}::uuid AND ${stands} AND ${memberIsPresent()} AND ${memberHears(actorId)}
        AND ${memberWantsAny(told)} AND ${memberMinds(topicOf(content))}
        AND NOT EXISTS (SELECT FROM "Notification" told WHERE told."memberId" = member.id AND told.kind = ${kind}
          AND told."actorId" = ${actorId}::uuid AND told."contentId" = ${content.id}::uuid)
      ON CONFLICT ("memberId", "eventId") DO NOTHING`),
    );
  });
}

/** The topic that a piece of content stands in; null for a member. */
function topicOf({ kind, id }: Message["content"]): Prisma.Sql {
  if (kind === "post") return Prisma.sql`(SELECT "topicId" FROM "Post" WHERE id = ${id}::uuid)`;
  return kind === "topic" ? Prisma.sql`${id}::uuid` : Prisma.sql`NULL::uuid`;
}
