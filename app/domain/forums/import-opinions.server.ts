import { importPlaceholders } from "#app/domain/accounts/import-placeholders.server.ts";
import { type NewFact, publishAll } from "#app/domain/core/publish-all.server.ts";
import { importProduct } from "#app/domain/products/import-product.server.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import { importForum } from "./import-forum.server.ts";
import type { ForumImport, ImportTally, PreparedOpinion } from "./import-forums.server.ts";
import type { ImportedLine } from "./import-line.ts";
import { experienceThread, opinionsThread, type Thread } from "./import-threads.server.ts";
import { joinedAt } from "./import-times.ts";
import { type ThreadPlace, writeThreads } from "./write-imported-threads.server.ts";

/**
 * Stores opinions on one product: the product with its forum unless they exist, a topic for each critical opinion, one
 * for all general ones, their authors, the counters and the facts. Opinions that were stored meanwhile are skipped.
 */
export async function storeOpinions(
  tx: Transaction,
  run: ForumImport,
  line: ImportedLine,
  opinions: PreparedOpinion[],
): Promise<ImportTally> {
  const { product: name, category, features } = line;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`import forums ${name}`}, 0))`;
  const createdAt = opinions[0]?.saidAt ?? run.at;
  const product = await importProduct(tx, { name, category, features, createdAt });
  const forum = await importForum(tx, { id: product.id, name, slug: product.slug, createdAt });
  const fresh = await withoutStored(tx, opinions);
  const people = [...new Set(fresh.map(({ authorKey }) => authorKey))];
  const members = await importPlaceholders(
    tx,
    people.map((key) => ({ key, joinedAt: joinedAt(key, run.at) })),
    run.language,
  );
  const threads = await toThreads(tx, run, line, forum.id, fresh);
  const place: ThreadPlace = { productId: product.id, authorIds: members.ids };
  await writeThreads(tx, place, threads);
  await publishAll(tx, [...birthFacts(product, forum), ...threads.flatMap((thread) => factsOf(thread, place))]);
  return {
    products: product.isNew ? 1 : 0,
    topics: threads.filter(({ opens }) => opens !== null).length,
    posts: fresh.length,
    members: members.added,
    skipped: opinions.length - fresh.length,
  };
}

async function withoutStored(tx: Transaction, opinions: PreparedOpinion[]): Promise<PreparedOpinion[]> {
  const keys = opinions.map(({ key }) => key);
  const stored = await tx.post.findMany({ where: { importKey: { in: keys } }, select: { importKey: true } });
  const known = new Set(stored.map(({ importKey }) => importKey));
  return opinions.filter(({ key }) => !known.has(key));
}

async function toThreads(
  tx: Transaction,
  run: ForumImport,
  line: ImportedLine,
  forumId: string,
  opinions: PreparedOpinion[],
): Promise<Thread[]> {
  const general = opinions.filter(({ kind }) => kind === "general");
  const critical = opinions.filter(({ kind }) => kind === "critical");
  const threads = [
    ...(await opinionsThread(tx, run, line, forumId, general)),
    ...critical.map((opinion) => experienceThread(run, line.product, forumId, opinion)),
  ];
  return threads.toSorted((one, other) => one.posts[0]!.opinion.position - other.posts[0]!.opinion.position);
}

function birthFacts(product: { id: string; isNew: boolean }, forum: { id: string; isNew: boolean }): NewFact[] {
  const facts: NewFact[] = [];
  const payload = { productId: product.id, forumId: forum.id };
  if (product.isNew) facts.push({ kind: "product.created", payload, actorId: null });
  if (forum.isNew) facts.push({ kind: "forum.created", payload: { forumId: forum.id }, actorId: null });
  return facts;
}

function factsOf({ topicId, forumId, posts }: Thread, { productId, authorIds }: ThreadPlace): NewFact[] {
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
