import type { SearchRef } from "#app/domain/core/search-document.ts";
import { literal, selectRowsAnew } from "#app/platform/db/rows.server.ts";
import { Prisma } from "#prisma/client";
import type { Hit, Inquiry } from "../engine.ts";
import { countMax } from "../views.ts";
import { liveGeneration } from "./generations.server.ts";

/**
 * Of what matches, only so many of the newest are ranked, since of a very common word there are too many to compare; and
 * besides so many of the newest that match by their title, or what everybody talks about would itself not be found.
 */
const newestMax = 400;
const titledMax = 100;
/** What a match counts in text, author, labels and title; and that long texts count for less (1: by the logarithm). */
const weights = "{0.1,0.2,0.6,1.0}";
const byLength = 1;
/** Of two that match alike, a product comes before what is said about it, and a topic before a reply. */
const byKind = Prisma.sql`CASE d.kind WHEN 'product' THEN 2.0 WHEN 'member' THEN 1.5 WHEN 'topic' THEN 1.2 ELSE 1.0 END`;
/** A rank as a whole number, so that a page can begin behind it exactly. */
const rankUnit = 1e9;

type Row = Hit & { count: number; isCut: boolean };

/** A page of hits, how many there are, and whether more match than are ranked. */
type Matches = { hits: Hit[]; count: number; isCut: boolean };

/** A page of what matches a tsquery, and how much there is; one hit more than `most` says that more follow. */
export async function findMatches(tsquery: string, inquiry: Inquiry): Promise<Matches> {
  const rows =
    await selectRowsAnew<Row>`${inquiry.sort === "date" ? newest(tsquery, inquiry) : best(tsquery, inquiry)}`;
  const { count = 0, isCut = false } = rows[0] ?? {};
  return { hits: rows.map(({ kind, id, value }) => ({ kind, id, value })), count, isCut };
}

/** What has words in its title, the best first: short texts, so there is no need to stop at the newest. */
export async function findTitles(tsquery: string, inquiry: Inquiry): Promise<SearchRef[]> {
  return selectRowsAnew<SearchRef>`
    SELECT kind, id FROM "SearchDocument" d
    WHERE "titleWords" @@ ${tsquery}::tsquery AND ${conditionsOf(inquiry)}
    ORDER BY ts_rank(${weights}::float4[], "titleWords", ${tsquery}::tsquery, ${byLength}) * ${byKind} DESC, "createdAt" DESC, id DESC
    LIMIT ${inquiry.most}`;
}

function best(tsquery: string, inquiry: Inquiry): Prisma.Sql {
  const { after, most } = inquiry;
  const conditions = conditionsOf(inquiry);
  const behind = after ? Prisma.sql`(value, id) < (${after.value}::bigint, ${after.id}::uuid)` : Prisma.sql`true`;
  return Prisma.sql`
    WITH matched AS MATERIALIZED (
      (SELECT d.ctid AS place FROM "SearchDocument" d
        WHERE words @@ ${tsquery}::tsquery AND ${conditions} ORDER BY "createdAt" DESC LIMIT ${literal(newestMax)})
      UNION
      (SELECT d.ctid FROM "SearchDocument" d
        WHERE "titleWords" @@ ${tsquery}::tsquery AND ${conditions} ORDER BY "createdAt" DESC LIMIT ${literal(titledMax)})
    ), ranked AS (
      SELECT kind, id, (ts_rank(${weights}::float4[], d.words, ${tsquery}::tsquery, ${byLength}) * ${byKind} * ${rankUnit}::float8)::bigint AS value
      FROM matched JOIN "SearchDocument" d ON d.ctid = matched.place
    )
    SELECT kind, id, value::float8 AS value, least((SELECT count(*) FROM matched), ${countMax + 1})::int AS count,
      (SELECT count(*) FROM matched) >= ${newestMax} AS "isCut"
    FROM ranked WHERE ${behind} ORDER BY ranked.value DESC, id DESC LIMIT ${most + 1}`;
}

/**
 * More is looked for than a page holds: where few rows are wanted PostgreSQL walks through all documents by their date,
 * which ends soon for common words only.
 */
function newest(tsquery: string, inquiry: Inquiry): Prisma.Sql {
  const { after, most } = inquiry;
  const matching = Prisma.sql`words @@ ${tsquery}::tsquery AND ${conditionsOf(inquiry)}`;
  const behind = after
    ? Prisma.sql`("createdAt", id) < (to_timestamp(${after.value}::float8 / 1000), ${after.id}::uuid)`
    : Prisma.sql`true`;
  const within = (place: Prisma.Sql, most: number) => Prisma.sql`
    SELECT kind, id, "createdAt" FROM "SearchDocument" d WHERE ${matching} AND ${place}
    ORDER BY "createdAt" DESC, id DESC LIMIT ${literal(most)}`;
  return Prisma.sql`
    WITH page AS MATERIALIZED (${within(behind, Math.max(newestMax, most + 1))}),
      counted AS MATERIALIZED (${after ? within(Prisma.sql`true`, newestMax) : Prisma.sql`SELECT FROM page`})
    SELECT kind, id, round(extract(epoch FROM "createdAt") * 1000)::float8 AS value,
      least((SELECT count(*) FROM counted), ${countMax + 1})::int AS count, false AS "isCut"
    FROM page ORDER BY "createdAt" DESC, id DESC LIMIT ${most + 1}`;
}

/** Everything but the words, on a document `d`. */
function conditionsOf(inquiry: Inquiry): Prisma.Sql {
  const { access, withoutAuthors, kinds, forumId, productId, authorId, since } = inquiry;
  const conditions = [Prisma.sql`d.generation = ${liveGeneration}`, Prisma.sql`d.kind = ANY(${[...kinds]}::text[])`];
  if (access) conditions.push(Prisma.sql`d.access && ${access}::text[]`);
  if (withoutAuthors.length > 0)
    conditions.push(Prisma.sql`(d."authorId" IS NULL OR d."authorId" <> ALL(${withoutAuthors}::uuid[]))`);
  if (forumId) conditions.push(Prisma.sql`d."forumId" = ${forumId}::uuid`);
  if (productId) conditions.push(Prisma.sql`${productId}::uuid = ANY(d."productIds")`);
  if (authorId) conditions.push(Prisma.sql`d."authorId" = ${authorId}::uuid`);
  if (since) conditions.push(Prisma.sql`d."createdAt" >= ${since}::timestamptz`);
  return Prisma.join(conditions, " AND ");
}
