import type { EnqueuedTask } from "meilisearch";
import { searchSources } from "#app/domain/content.server.ts";
import { type SearchKind, searchKinds } from "#app/domain/core/search-document.ts";
import { settle, whatAilsMeilisearch } from "./connection.server.ts";
import { meilisearchEngine } from "./engine.server.ts";
import { buildingIndex } from "./indexes.server.ts";
import { handIn, inMeilisearchLine } from "./write.server.ts";

/** Things that are handed in at once, and how many such portions Meilisearch has before it is waited for. */
const atOnce = 500;
const ahead = 6;

/**
 * Fills an index beside the one that is searched with everything there is, and puts it in its place. What changes
 * meanwhile goes into both, behind what was read before it.
 * @param seen hears how many things of a kind were looked at since it last did
 * @returns false where somebody else began the same meanwhile, whose will be searched
 * @throws Error where Meilisearch does not answer or is too old
 */
export async function fillMeilisearch(seen: (kind: SearchKind, count: number) => void): Promise<boolean> {
  const ailment = await whatAilsMeilisearch();
  if (ailment) throw new Error(ailment);
  const rebuild = await meilisearchEngine.beginRebuild();
  const waiting: EnqueuedTask[] = [];
  for (const kind of searchKinds)
    for (let after: string | null = null; ; ) {
      const ids: string[] = await searchSources[kind].searchableIds({ after, most: atOnce });
      const tasks = await handInSlice(rebuild, kind, ids);
      if (!tasks) return false;
      waiting.push(...tasks);
      if (waiting.length > ahead) await settle(waiting.splice(0, waiting.length - ahead));
      seen(kind, ids.length);
      if (ids.length < atOnce) break;
      after = ids.at(-1)!;
    }
  await settle(waiting);
  return meilisearchEngine.swap(rebuild);
}

/** Reads and hands in as one step that nobody comes between; null where another rebuild was begun. */
function handInSlice(rebuild: number, kind: SearchKind, ids: string[]): Promise<EnqueuedTask[] | null> {
  return inMeilisearchLine(async () => {
    const uid = await buildingIndex(rebuild);
    if (!uid) return null;
    return handIn([uid], { documents: await searchSources[kind].searchDocuments(ids), gone: [] });
  });
}
