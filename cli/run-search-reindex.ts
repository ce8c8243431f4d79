import { type SearchKind, searchKinds } from "#app/domain/core/search-document.ts";
import { StartError } from "#app/platform/start-error.ts";
import { MeilisearchFault, reindex } from "#search/reindex.server.ts";
import { answer } from "./answer.ts";
import { type ExitCode, exitCodes, type Given } from "./command.ts";
import { startProgress } from "./progress.ts";
import { withDatabase } from "./with-database.ts";

/** A Meilisearch that does not answer is the operator's matter, and search works without it. */
function sayWhatWasDone(error: unknown): never {
  if (!(error instanceof MeilisearchFault)) throw error;
  throw new StartError(
    `PostgreSQL's index was made anew, Meilisearch's was not: ${error.message}.`,
    "Look at MEILI_URL and MEILI_KEY, and whether it runs; the running club fills it as soon as it can.",
  );
}

/** Makes the index anew, and says how far it is. */
export async function runSearchReindex({ options }: Given): Promise<ExitCode> {
  const started = performance.now();
  const counts = Object.fromEntries(searchKinds.map((kind) => [kind, 0])) as Record<SearchKind, number>;
  let sent = 0;
  const progress = startProgress();
  const all = () => Object.values(counts).reduce((sum, count) => sum + count, 0);
  const isOurs = await withDatabase(() =>
    reindex((kind, count, engine) => {
      if (engine === "meilisearch") sent += count;
      else counts[kind] += count;
      progress.show(sent > 0 ? `${sent} things handed to Meilisearch` : `${all()} things read`);
    }).catch(sayWhatWasDone),
  ).finally(() => progress.clear());
  if (!isOurs)
    throw new StartError("Another rebuild was begun meanwhile, and its index will be searched.", "Run one at a time.");
  const seconds = (performance.now() - started) / 1000;
  const { topic, post, product, member } = counts;
  answer(
    options,
    { topics: topic, posts: post, products: product, members: member, seconds },
    `Looked at ${topic} topics, ${post} posts, ${product} products and ${member} members in ${seconds.toFixed(1)} s.`,
  );
  return exitCodes.done;
}
