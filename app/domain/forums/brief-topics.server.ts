import { type Actor, isMember } from "#app/domain/core/actor.ts";
import { addSeconds, daySeconds, now } from "#app/platform/clock.ts";
import { literal, selectRows } from "#app/platform/db/rows.server.ts";
import { Prisma } from "#prisma/client";
import { forumIsOpen } from "./visible-sql.server.ts";

/** A topic in a few words, for where it is only pointed at. */
export type BriefTopic = { seq: number; slug: string; title: string; replyCount: number; forum: { slug: string } };

/** A topic left in the middle: the last post read, and how many were written since. */
export type UnfinishedTopic = BriefTopic & { lastReadNumber: number; unread: number };

const hotMax = 5;
const answeredMax = 3;
const unfinishedMax = 3;
/** What counts as now in a club's life. */
const hotSeconds = 7 * daySeconds;
const freshSeconds = 30 * daySeconds;

/** What the first page points at beside its list. */
export type TopicsAside = { hot: BriefTopic[]; answered: BriefTopic[] };

/**
 * What the last week talked about most, hottest first, and questions of the last month that got their answer, the
 * freshest first: one statement.
 */
export async function listTopicsAside(viewer: Actor): Promise<TopicsAside> {
  const rows = await selectRows<Row & { isHot: boolean }>`
    (SELECT ${columns}, TRUE AS "isHot" ${hot(viewer)}) UNION ALL (
      SELECT ${columns}, FALSE AS "isHot" ${there(viewer)}
        AND t."lastPostAt" > ${addSeconds(now(), -freshSeconds)} AND t."acceptedPostId" IS NOT NULL
      ORDER BY t."lastPostAt" DESC, t.id LIMIT ${literal(answeredMax)}
    )`;
  const brief = (isHot: boolean) => rows.filter((row) => row.isHot === isHot).map(toBrief);
  return { hot: brief(true), answered: brief(false) };
}

/** What the last week talked about most, by itself. */
export async function listHotTopics(viewer: Actor): Promise<BriefTopic[]> {
  return (await selectRows<Row>`SELECT ${columns} ${hot(viewer)}`).map(toBrief);
}

/** What waits for a member: topics they left in the middle, and how much they have begun to write. */
export type Waiting = { unfinished: UnfinishedTopic[]; drafts: number };

/**
 * Topics the viewer began to read within a month and others went on writing in, the last read first, and the number of
 * their drafts: one statement; nothing for guests.
 */
export async function findWaiting(viewer: Actor): Promise<Waiting> {
  if (!isMember(viewer)) return { unfinished: [], drafts: 0 };
  const [found] = await selectRows<{
    topics: (Row & Pick<UnfinishedTopic, "lastReadNumber" | "unread">)[];
    drafts: number;
  }>`
    SELECT
      (SELECT count(*)::int FROM "Draft" d WHERE d."memberId" = ${viewer.id}::uuid) AS drafts,
      coalesce((SELECT json_agg(unfinished) FROM (
        SELECT ${columns}, r."lastNumber" AS "lastReadNumber", t."lastNumber" - r."lastNumber" AS unread
        ${there(viewer, Prisma.sql`JOIN "TopicRead" r ON r."topicId" = t.id`)}
          AND r."memberId" = ${viewer.id}::uuid AND r."updatedAt" > ${addSeconds(now(), -freshSeconds)}
          AND t."lastNumber" > r."lastNumber" AND t."lastPosterId" IS DISTINCT FROM ${viewer.id}::uuid
        ORDER BY r."updatedAt" DESC LIMIT ${literal(unfinishedMax)}
      ) unfinished), '[]') AS topics`;
  const { topics, drafts } = found!;
  const unfinished = topics.map((row) => {
    const { lastReadNumber, unread } = row;
    return { ...toBrief(row), lastReadNumber, unread };
  });
  return { unfinished, drafts };
}

type Row = Omit<BriefTopic, "forum"> & { forumSlug: string };

const columns = Prisma.sql`t.seq, t.slug, t.title, t."replyCount", f.slug AS "forumSlug"`;

function toBrief({ seq, slug, title, replyCount, forumSlug }: Row): BriefTopic {
  return { seq, slug, title, replyCount, forum: { slug: forumSlug } };
}

function hot(viewer: Actor): Prisma.Sql {
  return Prisma.sql`${there(viewer)} AND t."lastPostAt" > ${addSeconds(now(), -hotSeconds)} AND t."replyCount" > 0
    ORDER BY t.heat DESC, t.id LIMIT ${literal(hotMax)}`;
}

/** SQL for topics `t` in their forums `f` that are there for everyone, and that the viewer may read and wants to. */
function there(viewer: Actor, more = Prisma.empty): Prisma.Sql {
  return Prisma.sql`
    FROM "Topic" t JOIN "Forum" f ON f.id = t."forumId" ${more}
    WHERE ${forumIsOpen(viewer)} AND t."hiddenAt" IS NULL AND t."deletedAt" IS NULL AND t."mergedIntoId" IS NULL
      AND NOT EXISTS (
        SELECT FROM "Boundary" b WHERE b."memberId" = ${viewer.id}::uuid AND b."otherId" = t."authorId")`;
}
