import { type Actor, isMember, type MemberActor } from "#app/domain/core/actor.ts";
import { literal, selectShortRows } from "#app/platform/db/rows.server.ts";
import { Prisma } from "#prisma/client";
import type { TopicFacts } from "./policy.ts";
import { type TopicPeople, topicPeople } from "./topic-people.server.ts";
import { unreadPosts } from "./unread-sql.server.ts";
import type { TopicViewRow } from "./views.ts";
import { topicIsVisible } from "./visible-sql.server.ts";

/** Characters read of a post's text to make an excerpt of it. */
export const beginningLength = 400;

/** A topic's columns for its page, and what stands around its posts. */
export type WholeTopicRow = TopicViewRow &
  TopicPeople & {
    products: { slug: string; name: string }[];
    acceptedPost: { id: string; number: number } | null;
    /** The first characters of the first post's text, "" where it is not for everybody. */
    beginning: string;
    /** These four are the viewer's own, and null for guests. */
    following: boolean | null;
    unread: number | null;
    lastReadNumber: number | null;
    hasDraft: boolean | null;
  };

/** A topic that the viewer may read, with all of its page but the posts and the people, in one statement; else null. */
export async function selectTopic(viewer: Actor, by: { seq: number } | { id: string }): Promise<WholeTopicRow | null> {
  const unread = unreadPosts(viewer);
  const [row] = await selectShortRows<WholeTopicRow>`
    SELECT t.id, t.seq, t.slug, t.title, t.kind::text, t.stars, t."verifiedOwner",
      coalesce(t.tags, '{}') AS tags, t."authorId", t."lastPosterId", t."acceptedPostId", t."lastNumber", t."replyCount", t.heat, t."createdAt", t."lastPostAt",
      t."pinnedAt", t."featuredAt", t."closedAt", t."hiddenAt", t."deletedAt", t."mergedIntoId",
      json_build_object('id', f.id, 'slug', f.slug, 'name', f.name, 'nameEn', f."nameEn", 'readers', f.readers,
        'writers', f.writers, 'groupId', f."groupId") AS forum,
      coalesce((
        SELECT json_agg(json_build_object('slug', p.slug, 'name', p.name) ORDER BY p.name, p.id)
        FROM "TopicProduct" tp JOIN "Product" p ON p.id = tp."productId" WHERE tp."topicId" = t.id
      ), '[]') AS products,
      (
        SELECT json_build_object('id', a.id, 'number', a.number) FROM "Post" a
        WHERE a.id = t."acceptedPostId" AND a."hiddenAt" IS NULL AND a."deletedAt" IS NULL
      ) AS "acceptedPost",
      coalesce((
        SELECT left(b.text, ${literal(beginningLength)}) FROM "Post" b
        WHERE b."topicId" = t.id AND b.number = 1 AND b."hiddenAt" IS NULL AND b."deletedAt" IS NULL
      ), '') AS beginning,
      ${topicPeople.columns},
      ${isMember(viewer) ? ownColumns(viewer) : noColumns}, ${unread.columns}
    FROM "Topic" t JOIN "Forum" f ON f.id = t."forumId" ${topicPeople.joins} ${unread.joins}
    WHERE ${"id" in by ? Prisma.sql`t.id = ${by.id}::uuid` : Prisma.sql`t.seq = ${by.seq}::int`}
      AND ${topicIsVisible(viewer)}`;
  return row ?? null;
}

/** What decisions about a topic's posts ask for. */
export type TopicFactsRow = TopicFacts & { id: string; acceptedPostId: string | null };

/** That of a topic which the viewer may read, else null. */
export async function selectTopicFacts(viewer: Actor, id: string): Promise<TopicFactsRow | null> {
  const [row] = await selectShortRows<TopicFactsRow>`
    SELECT t.id, t."authorId", t.kind::text, t."closedAt", t."hiddenAt", t."deletedAt", t."mergedIntoId",
      t."acceptedPostId", json_build_object('readers', f.readers, 'writers', f.writers, 'groupId', f."groupId") AS forum
    ${visibleTopic(viewer, { id })}`;
  return row ?? null;
}

/** SQL for the id of a topic that the viewer may read, else null: to ask for what is in it without asking for it first. */
export function visibleTopicId(viewer: Actor, by: { seq: number } | { id: string }): Prisma.Sql {
  return Prisma.sql`(SELECT t.id ${visibleTopic(viewer, by)})`;
}

function visibleTopic(viewer: Actor, by: { seq: number } | { id: string }): Prisma.Sql {
  const own = "id" in by ? Prisma.sql`t.id = ${by.id}::uuid` : Prisma.sql`t.seq = ${by.seq}::int`;
  return Prisma.sql`FROM "Topic" t JOIN "Forum" f ON f.id = t."forumId" WHERE ${own} AND ${topicIsVisible(viewer)}`;
}

/** The id of the topic with this number, if the viewer may read it, and how far they have: for another statement. */
export function topicAt(viewer: Actor, seq: number): { topicId: Prisma.Sql; viewerRead: Prisma.Sql } {
  const topicId = visibleTopicId(viewer, { seq });
  const viewerRead = Prisma.sql`(
    SELECT tr."lastNumber" FROM "TopicRead" tr WHERE tr."memberId" = ${viewer.id}::uuid AND tr."topicId" = ${topicId}
  )`;
  return { topicId, viewerRead };
}

const noColumns = Prisma.sql`NULL AS following, NULL AS "hasDraft"`;

function ownColumns({ id }: MemberActor): Prisma.Sql {
  return Prisma.sql`
    EXISTS (
      SELECT FROM "Follow" w WHERE w."targetKind" = 'topic' AND w."targetId" = t.id
        AND w."memberId" = ${id}::uuid AND w."endedAt" IS NULL
    ) AS following,
    EXISTS (SELECT FROM "Draft" d WHERE d."memberId" = ${id}::uuid AND d.key = 'topic:' || t.id::text) AS "hasDraft"`;
}
