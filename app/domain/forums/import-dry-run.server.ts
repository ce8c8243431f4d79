import { findPlaceholders } from "#app/domain/accounts/import-placeholders.server.ts";
import { db } from "#app/platform/db/client.server.ts";
import type { ForumImport, ImportTally, PreparedEntry } from "./import-forums.server.ts";
import { findOpinionsTopics } from "./import-threads.server.ts";

/** What `storeOpinions` would add, without adding it. */
export async function planOpinions(run: ForumImport, entries: PreparedEntry[]): Promise<ImportTally> {
  const plan = (key: string) => {
    const isNew = !run.planned.has(key);
    run.planned.add(key);
    return isNew;
  };
  const names = entries.map(({ line }) => line.product);
  const products = await db.product.findMany({ where: { importKey: { in: names } }, select: { importKey: true } });
  const knownProducts = new Set(products.map(({ importKey }) => importKey));
  const newNames = names.filter((name) => !knownProducts.has(name) && plan(`product ${name}`));

  const all = entries.flatMap(({ line, opinions }) => opinions.map((opinion) => ({ ...opinion, name: line.product })));
  const fresh = all.filter(({ key }) => plan(`post ${key}`));
  const opinionsTopics = await findOpinionsTopics(db, entries);
  const topics = fresh.filter(({ kind, name }) => {
    return kind === "critical" || (!opinionsTopics.has(name) && plan(`topic ${name}`));
  });
  const authorKeys = [...new Set(fresh.map(({ authorKey }) => authorKey))];
  const members = await findPlaceholders(db, authorKeys);
  const newAuthors = authorKeys.filter((key) => !members.has(key) && plan(`member ${key}`));
  return {
    products: newNames.length,
    topics: topics.length,
    posts: fresh.length,
    members: newAuthors.length,
    skipped: all.length - fresh.length,
  };
}
