import type { EnqueuedTask } from "meilisearch";
import { searchSources } from "#app/domain/content.server.ts";
import { type SearchKind, type SearchRef, searchKinds } from "#app/domain/core/search-document.ts";
import { meilisearchEngine } from "./engine.server.ts";
import { saysRefused, settle, whatAilsMeilisearch } from "./faults.server.ts";
import { giveUpBuilding, tendBuilding } from "./indexes.server.ts";
import { notePending } from "./pending.server.ts";
import { handIn, inMeilisearchLine } from "./write.server.ts";

/** Things that are handed in at once, and how many such portions Meilisearch has before it is waited for. */
const atOnce = 500;
const ahead = 6;
/** Portions with something in them that Meilisearch refuses, before it is taken to be ill itself. */
const refusedMax = 10;

/** An index that is being filled: its rebuild, what it was handed and is not known to have, portions that were refused. */
type Filling = { rebuild: number; handed: { refs: SearchRef[]; task: EnqueuedTask }[]; refused: number };

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
  const filling: Filling = { rebuild: await meilisearchEngine.beginRebuild(), handed: [], refused: 0 };
  try {
    return (await fillWithAll(filling, seen)) && (await meilisearchEngine.swap(filling.rebuild));
  } catch (error) {
    await giveUpBuilding(filling.rebuild);
    throw error;
  }
}

async function fillWithAll(filling: Filling, seen: (kind: SearchKind, count: number) => void): Promise<boolean> {
  for (const kind of searchKinds)
    for (let after: string | null = null; ; ) {
      const ids: string[] = await searchSources[kind].searchableIds({ after, most: atOnce });
      if (!(await fillIn(filling, kind, ids))) return false;
      while (filling.handed.length > ahead) if (!(await settleFirst(filling))) return false;
      seen(kind, ids.length);
      if (ids.length < atOnce) break;
      after = ids.at(-1)!;
    }
  while (filling.handed.length > 0) if (!(await settleFirst(filling))) return false;
  return true;
}

/** Reads and hands in as one step that nobody comes between; false where another rebuild was begun. */
async function fillIn(filling: Filling, kind: SearchKind, ids: string[]): Promise<boolean> {
  const refs = ids.map((id) => ({ kind, id }));
  try {
    return await inMeilisearchLine(async (turn) => {
      const uid = await tendBuilding(filling.rebuild);
      if (!uid) return false;
      const documents = await searchSources[kind].searchDocuments(ids);
      const tasks = await handIn([uid], { documents, gone: [] }, turn);
      filling.handed.push(...tasks.map((task) => ({ refs, task })));
      return true;
    });
  } catch (error) {
    await leaveToTelling(filling, refs, error);
    return true;
  }
}

async function settleFirst(filling: Filling): Promise<boolean> {
  const { refs, task } = filling.handed.shift()!;
  await settle([task]).catch((error) => leaveToTelling(filling, refs, error));
  return (await tendBuilding(filling.rebuild)) !== null;
}

/** Has things told one by one that were refused together, so that those to blame are found. */
async function leaveToTelling(filling: Filling, refs: SearchRef[], error: unknown): Promise<void> {
  if (!saysRefused(error) || filling.refused++ >= refusedMax) throw error;
  await notePending(refs);
}
