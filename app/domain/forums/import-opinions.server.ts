import { importPlaceholders } from "#app/domain/accounts/import-placeholders.server.ts";
import { type NewFact, publishAll } from "#app/domain/core/publish-all.server.ts";
import { importProducts } from "#app/domain/products/import-products.server.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import type { ForumImport, ImportTally, PreparedEntry } from "./import-forums.server.ts";
import { importProductForums } from "./import-product-forums.server.ts";
import { type Home, type Thread, toThreads } from "./import-threads.server.ts";
import { joinedAt } from "./import-times.ts";
import { writeThreads } from "./write-imported-threads.server.ts";

/**
 * Stores opinions: their products with forums unless they exist, a topic for each critical opinion, one for all general
 * ones of a product, their authors, the counters and the facts. Opinions that were stored meanwhile are skipped.
 * A product may come once only.
 */
export async function storeOpinions(tx: Transaction, run: ForumImport, entries: PreparedEntry[]): Promise<ImportTally> {
  await lockProducts(tx, entries);
  const fresh = await withoutStored(tx, entries);
  const homes = await findHomes(tx, run, fresh);
  const authors = [...new Set(fresh.flatMap(({ opinions }) => opinions.map(({ authorKey }) => authorKey)))];
  const members = await importPlaceholders(
    tx,
    authors.map((key) => ({ key, joinedAt: joinedAt(key, run.at) })),
    run.language,
  );
  const threads = await toThreads(
    tx,
    run,
    fresh.map((entry) => ({ ...entry, home: homes.of(entry.line.product) })),
  );
  await writeThreads(tx, members.ids, threads);
  await publishAll(tx, [...homes.facts, ...threads.flatMap((thread) => factsOf(thread, members.ids))]);
  const posts = countOpinions(fresh);
  return {
    products: homes.added,
    topics: threads.filter(({ opens }) => opens !== null).length,
    posts,
    members: members.added,
    skipped: countOpinions(entries) - posts,
  };
}

/** Lets one import at a time store opinions on a product; always in the same order, so that nobody waits in a circle. */
async function lockProducts(tx: Transaction, entries: PreparedEntry[]): Promise<void> {
  const names = entries.map(({ line }) => line.product);
  await tx.$executeRaw`
    SELECT pg_advisory_xact_lock(key)
    FROM (
      SELECT DISTINCT hashtextextended('import forums ' || name, 0) AS key FROM unnest(${names}::text[]) AS name ORDER BY 1
    ) AS keys`;
}

async function withoutStored(tx: Transaction, entries: PreparedEntry[]): Promise<PreparedEntry[]> {
  const keys = entries.flatMap(({ opinions }) => opinions.map(({ key }) => key));
  const stored = await tx.post.findMany({ where: { importKey: { in: keys } }, select: { importKey: true } });
  const known = new Set(stored.map(({ importKey }) => importKey));
  return entries.map(({ line, opinions }) => ({ line, opinions: opinions.filter(({ key }) => !known.has(key)) }));
}

async function findHomes(tx: Transaction, run: ForumImport, entries: PreparedEntry[]) {
  const wanted = entries.map(({ line, opinions }) => ({
    name: line.product,
    category: line.category,
    features: line.features,
    createdAt: opinions[0]?.saidAt ?? run.at,
  }));
  const products = await importProducts(tx, wanted);
  const forums = await importProductForums(tx, [...products.values()]);
  const facts: NewFact[] = [];
  for (const { id: productId, isNew } of products.values()) {
    const forum = forums.get(productId)!;
    const payload = { productId, forumId: forum.id };
    if (isNew) facts.push({ kind: "product.created", payload, actorId: null });
    if (forum.isNew) facts.push({ kind: "forum.created", payload: { forumId: forum.id }, actorId: null });
  }
  const of = (name: string): Home => {
    const productId = products.get(name)!.id;
    return { productId, forumId: forums.get(productId)!.id };
  };
  return { of, facts, added: [...products.values()].filter(({ isNew }) => isNew).length };
}

function factsOf({ topicId, forumId, productId, posts }: Thread, authorIds: ReadonlyMap<string, string>): NewFact[] {
  return posts.map(({ id: postId, number, opinion }): NewFact => {
    const authorId = authorIds.get(opinion.authorKey)!;
    const ids = { postId, topicId, forumId, authorId };
    const { mentionedIds, quotedIds } = opinion.body;
    if (number === 1) {
      const payload = { ...ids, productIds: [productId], mentionedIds, imported: true as const };
      return { kind: "topic.created", payload, actorId: authorId };
    }
    const payload = { ...ids, replyToId: null, quotedIds, mentionedIds, imported: true as const };
    return { kind: "post.created", payload, actorId: authorId };
  });
}

function countOpinions(entries: PreparedEntry[]): number {
  return entries.reduce((sum, { opinions }) => sum + opinions.length, 0);
}
