import { type Actor, isMember } from "#app/domain/core/actor.ts";
import { addSeconds, daySeconds, now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { Prisma } from "#prisma/client";
import { forumsOpenTo } from "./policy.ts";

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

/** What the last week talked about most, hottest first. */
export function listHotTopics(viewer: Actor): Promise<BriefTopic[]> {
  const since = addSeconds(now(), -hotSeconds);
  return selectBrief(viewer, {
    where: Prisma.sql`t."lastPostAt" > ${since} AND t."replyCount" > 0`,
    order: Prisma.sql`t.heat DESC, t.id`,
    most: hotMax,
  });
}

/** Questions of the last month that got their answer, the freshest first. */
export function listAnsweredQuestions(viewer: Actor): Promise<BriefTopic[]> {
  const since = addSeconds(now(), -freshSeconds);
  return selectBrief(viewer, {
    where: Prisma.sql`t."lastPostAt" > ${since} AND t."acceptedPostId" IS NOT NULL`,
    order: Prisma.sql`t."lastPostAt" DESC, t.id`,
    most: answeredMax,
  });
}

/** Topics the viewer began to read within a month and others went on writing in; none for guests. */
export async function listUnfinishedTopics(viewer: Actor): Promise<UnfinishedTopic[]> {
  if (!isMember(viewer)) return [];
  const since = addSeconds(now(), -freshSeconds);
  const rows = await db.$queryRaw<(Row & { lastReadNumber: number; unread: number })[]>`
    SELECT ${columns}, r."lastNumber" AS "lastReadNumber", t."lastNumber" - r."lastNumber" AS unread
    FROM "TopicRead" r JOIN "Topic" t ON t.id = r."topicId" JOIN "Forum" f ON f.id = t."forumId"
    WHERE r."memberId" = ${viewer.id}::uuid AND r."updatedAt" > ${since} AND t."lastNumber" > r."lastNumber"
      AND t."lastPosterId" IS DISTINCT FROM ${viewer.id}::uuid AND ${openTo(viewer)}
    ORDER BY r."updatedAt" DESC LIMIT ${unfinishedMax}`;
  return rows.map(({ lastReadNumber, unread, ...row }) => ({ ...toBrief(row), lastReadNumber, unread }));
}

type Row = Omit<BriefTopic, "forum"> & { forumSlug: string };
type Wanted = { where: Prisma.Sql; order: Prisma.Sql; most: number };

const columns = Prisma.sql`t.seq, t.slug, t.title, t."replyCount", f.slug AS "forumSlug"`;

async function selectBrief(viewer: Actor, { where, order, most }: Wanted): Promise<BriefTopic[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT ${columns} FROM "Topic" t JOIN "Forum" f ON f.id = t."forumId"
    WHERE ${where} AND ${openTo(viewer)} ORDER BY ${order} LIMIT ${most}`;
  return rows.map(toBrief);
}

function toBrief({ forumSlug, ...row }: Row): BriefTopic {
  return { ...row, forum: { slug: forumSlug } };
}

/** SQL condition: the topic `t` in the forum `f` is there for everyone, and the viewer may read it and wants to. */
function openTo(viewer: Actor): Prisma.Sql {
  const { readers, groupIds } = forumsOpenTo(viewer);
  return Prisma.sql`
    (f.readers::text = ANY(${readers}) OR f."groupId" = ANY(${groupIds}::uuid[]))
    AND t."hiddenAt" IS NULL AND t."deletedAt" IS NULL AND t."mergedIntoId" IS NULL
    AND NOT EXISTS (
      SELECT FROM "Boundary" b WHERE b."memberId" = ${viewer.id}::uuid AND b."otherId" = t."authorId")`;
}
