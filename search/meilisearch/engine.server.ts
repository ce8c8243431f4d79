import type { SearchEngine } from "../engine.ts";
import { askForSuggestions, askIndex } from "./ask.server.ts";
import { settle } from "./connection.server.ts";
import { distrustIndex, isSound, keptIndexes, openIndex, readyIndex, swapIndex } from "./indexes.server.ts";
import { handIn, inMeilisearchLine } from "./write.server.ts";

/** Meilisearch has no index to answer from, or one that lacks what changed a while ago. */
export class NotReady extends Error {}

/** Search in a Meilisearch, where the club has one. */
export const meilisearchEngine: SearchEngine = {
  name: "meilisearch",
  write: async (changed) => settle(await inMeilisearchLine(async () => handIn(await keptIndexes(), changed))),
  search: async (inquiry) => askIndex(await indexOrThrow(), inquiry),
  suggest: async (inquiry) => askForSuggestions(await indexOrThrow(), inquiry),
  beginRebuild: () => inMeilisearchLine(openIndex),
  swap: (rebuild) => inMeilisearchLine(() => swapIndex(rebuild)),
  isFilled: isSound,
  tidy: async () => {
    if (!(await isSound({ exactly: true }))) await distrustIndex();
  },
};

async function indexOrThrow(): Promise<string> {
  const uid = await readyIndex();
  if (!uid) throw new NotReady("Meilisearch is being filled");
  return uid;
}
