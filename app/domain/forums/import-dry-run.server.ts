import { findPlaceholders } from "#app/domain/accounts/import-placeholders.server.ts";
import { db } from "#app/platform/db/client.server.ts";
import type { ForumImport, ImportTally, PreparedOpinion } from "./import-forums.server.ts";
import type { ImportedLine } from "./import-line.ts";
import { findOpinionsTopic } from "./import-threads.server.ts";

/** What `storeOpinions` would add, without adding it. */
export async function planOpinions(
  run: ForumImport,
  line: ImportedLine,
  opinions: PreparedOpinion[],
): Promise<ImportTally> {
  const plan = (key: string) => {
    const isNew = !run.planned.has(key);
    run.planned.add(key);
    return isNew;
  };
  const fresh = opinions.filter(({ key }) => plan(`post ${key}`));
  const known = await findPlaceholders(db, [...new Set(fresh.map(({ authorKey }) => authorKey))]);
  const product = await db.product.findUnique({ where: { importKey: line.product }, select: { id: true } });
  const hasOpinionsTopic = (await findOpinionsTopic(db, line)) !== null;
  const opensTopic = fresh.filter(({ kind }) =>
    kind === "critical" ? true : !hasOpinionsTopic && plan(`topic ${line.product}`),
  );
  return {
    products: product === null && plan(`product ${line.product}`) ? 1 : 0,
    topics: opensTopic.length,
    posts: fresh.length,
    members: fresh.filter(({ authorKey }) => !known.has(authorKey) && plan(`member ${authorKey}`)).length,
    skipped: opinions.length - fresh.length,
  };
}
