import { db } from "#app/platform/db/client.server.ts";
import { fold, foldTokens } from "#app/platform/persian/fold.ts";
import { Prisma } from "#prisma/client";

/** Most characters of a question that are looked at. */
const longestQuestion = 100;
/** How alike a name must be to a misspelt question, from 0 to 1, when nothing closer was found. */
const leastSimilarity = 0.35;

/**
 * Ids of products by a part of their name, best first: every word of the question stands somewhere in the name, in any
 * order and spelling; where none does, names that are alike, so that a wrong letter still finds its product.
 * Retired products are left out.
 */
export async function findProductIds(question: string, options: { category?: string; limit: number }) {
  const asked = fold(question.slice(0, longestQuestion)).trim();
  const words = foldTokens(asked);
  if (words.length === 0) return [];
  const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, "\\$&")}%`);
  const exact = Prisma.sql`p."nameFold" LIKE ALL (${patterns}::text[])`;
  const found = await select(asked, exact, options);
  if (found.length > 0) return found;
  return select(asked, Prisma.sql`word_similarity(${asked}, p."nameFold") >= ${leastSimilarity}`, options);
}

async function select(asked: string, match: Prisma.Sql, { category, limit }: { category?: string; limit: number }) {
  const inCategory = category ? Prisma.sql`AND p.category = ${category}` : Prisma.empty;
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT p.id FROM "Product" p WHERE p."retiredAt" IS NULL AND ${match} ${inCategory}
    ORDER BY word_similarity(${asked}, p."nameFold") DESC, length(p."nameFold"), p.name, p.id LIMIT ${limit}`;
  return rows.map((row) => row.id);
}
