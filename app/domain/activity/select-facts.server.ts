import { type Actor, isMember } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import type { Cursor } from "#app/domain/core/paging.ts";
import { literal, selectRows } from "#app/platform/db/rows.server.ts";
import { Prisma } from "#prisma/client";
import type { ActivityKind } from "./kinds.ts";

/** Which activity is wanted: all of it, what the reader follows, or what is about one product. */
export type ActivityFilter = { following?: boolean | undefined; productSlug?: string | undefined };

/** A fact of the activity, and whether it may be shown. */
export type FactRow = {
  id: string;
  kind: ActivityKind;
  actorId: string;
  contentKind: string;
  contentId: string;
  createdAt: Date;
  isQuestion: boolean;
  isShown: boolean;
};

/** Newest things followed, of each kind, whose activity is shown. */
const followedMax = 1_000;

/**
 * The newest facts before a cursor, as many as are looked at, each with whether it still stands, is public and is by
 * nobody from whom the reader is kept away: one statement whose cost does not grow with what is hidden.
 * @throws DomainError unauthenticated (a guest follows nothing)
 */
export function selectFacts(actor: Actor, filter: ActivityFilter, cursor: Cursor | null, looks: number) {
  return selectRows<FactRow>`
    SELECT line.id, line.kind, line."actorId", line."contentKind", line."contentId", line."createdAt",
      coalesce(topic.kind = 'question', FALSE) AS "isQuestion",
      (${isPublic} AND ${stands} AND ${isNear(actor)}) IS TRUE AS "isShown"
    FROM (${candidates(actor, filter, cursor, looks)}) line
    JOIN "Member" doer ON doer.id = line."actorId"
    LEFT JOIN "Post" post ON line."contentKind" = 'post' AND post.id = line."contentId"
    LEFT JOIN "Topic" topic
      ON topic.id = CASE line."contentKind" WHEN 'topic' THEN line."contentId" ELSE post."topicId" END
    LEFT JOIN "Forum" forum ON forum.id = topic."forumId"
    ORDER BY line."createdAt" DESC, line.id DESC`;
}

/** Joining is, and what happened in a topic that everyone reads and nobody took from sight. */
const isPublic = Prisma.sql`doer.standing <> 'removed' AND (line."contentKind" = 'member' OR (
  forum.readers = 'everyone' AND topic."hiddenAt" IS NULL AND topic."deletedAt" IS NULL AND topic."mergedIntoId" IS NULL
  AND (line."contentKind" = 'topic' OR (post."hiddenAt" IS NULL AND post."deletedAt" IS NULL))))`;

/** Likes and accepted answers can be taken back. */
const stands = Prisma.sql`CASE line.kind
  WHEN 'content.liked' THEN EXISTS (SELECT FROM "Like" given WHERE given."contentKind" = line."contentKind"
    AND given."contentId" = line."contentId" AND given."memberId" = line."actorId")
  WHEN 'answer.accepted' THEN topic."acceptedPostId" = line."contentId"
  ELSE TRUE
END`;

/** Neither who did it nor whose words it is about is kept away by the reader, or has blocked them. */
function isNear(actor: Actor): Prisma.Sql {
  if (!isMember(actor)) return Prisma.sql`TRUE`;
  const people = Prisma.sql`(line."actorId", post."authorId", CASE line."contentKind" WHEN 'topic' THEN topic."authorId" END)`;
  return Prisma.sql`NOT EXISTS (SELECT FROM "Boundary" kept
      WHERE kept."memberId" = ${actor.id}::uuid AND kept."otherId" IN ${people})
    AND NOT EXISTS (SELECT FROM "Boundary" kept
      WHERE kept."otherId" = ${actor.id}::uuid AND kept.distance = 'block' AND kept."memberId" IN ${people})`;
}

/** Where facts are looked for: among all of them, or at each of some people, topics or forums. */
type Branch = { column: "actorId" | "topicId" | "forumId"; ids: Prisma.Sql } | "everywhere";

/** Each branch is asked by itself and has its index; of one that two of them found, one is enough. */
function candidates(actor: Actor, filter: ActivityFilter, cursor: Cursor | null, looks: number): Prisma.Sql {
  const order = Prisma.sql`ORDER BY line."createdAt" DESC, line.id DESC LIMIT ${literal(looks)}`;
  const older = cursor ? olderThan(cursor) : Prisma.sql`TRUE`;
  const parts = branchesOf(actor, filter).map((branch) => newestIn(branch, older, order));
  if (parts.length === 1) return parts[0]!;
  return Prisma.sql`SELECT * FROM (
    SELECT DISTINCT ON (line.id) * FROM (${Prisma.join(parts, " UNION ALL ")}) line) line ${order}`;
}

/**
 * The newest of a branch, from the newest of each of its places: asked for all of them together, the planner would walk
 * through the whole activity where little happens in them.
 */
function newestIn(branch: Branch, older: Prisma.Sql, order: Prisma.Sql): Prisma.Sql {
  if (branch === "everywhere") return Prisma.sql`(SELECT line.* FROM "Activity" line WHERE ${older} ${order})`;
  const column = Prisma.raw(`line."${branch.column}"`);
  return Prisma.sql`(SELECT line.* FROM (${branch.ids}) AS place(id) CROSS JOIN LATERAL (
    SELECT line.* FROM "Activity" line WHERE ${column} = place.id AND ${older} ${order}) line ${order})`;
}

function olderThan({ value, id }: Cursor): Prisma.Sql {
  const at = Prisma.sql`${new Date(value)}::timestamptz`;
  return Prisma.sql`line."createdAt" <= ${at} AND (line."createdAt" < ${at} OR line.id < ${id}::uuid)`;
}

function branchesOf(actor: Actor, { following, productSlug }: ActivityFilter): Branch[] {
  if (productSlug) return aboutProduct(productSlug);
  return following ? followedBy(actor) : ["everywhere"];
}

/** What happens in a product's forum, and elsewhere in topics that are tagged with it. */
function aboutProduct(slug: string): Branch[] {
  const product = Prisma.sql`(SELECT id FROM "Product" WHERE slug = ${slug})`;
  return [
    { column: "forumId", ids: Prisma.sql`SELECT id FROM "Forum" WHERE "productId" = ${product}` },
    { column: "topicId", ids: Prisma.sql`SELECT "topicId" FROM "TopicProduct" WHERE "productId" = ${product}` },
  ];
}

/** What followed people do, and what happens in followed topics and forums. */
function followedBy(actor: Actor): Branch[] {
  if (!isMember(actor)) throw new DomainError("unauthenticated");
  const ids = (kind: "member" | "topic" | "forum") => Prisma.sql`
    SELECT followed."targetId" FROM "Follow" followed
    WHERE followed."memberId" = ${actor.id}::uuid AND followed."targetKind" = ${Prisma.raw(`'${kind}'`)}
      AND followed."endedAt" IS NULL
    ORDER BY followed."createdAt" DESC LIMIT ${literal(followedMax)}`;
  return [
    { column: "actorId", ids: ids("member") },
    { column: "topicId", ids: ids("topic") },
    { column: "forumId", ids: ids("forum") },
  ];
}
