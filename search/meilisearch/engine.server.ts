import { log } from "#app/platform/log.server.ts";
import type { SearchEngine } from "../engine.ts";
import { askForSuggestions, askIndex } from "./ask.server.ts";
import { saysBadRequest, settle } from "./faults.server.ts";
import { distrustIndex, isSound, keptIndexes, openIndex, readyIndex, swapIndex } from "./indexes.server.ts";
import { handIn, inMeilisearchLine } from "./write.server.ts";

/** Meilisearch has no index to answer from, one that lacks what changed a while ago, or one that is not as we made it. */
export class NotReady extends Error {}

/** Search in a Meilisearch, where the club has one. */
export const meilisearchEngine: SearchEngine = {
  name: "meilisearch",
  write: async (changed) => settle(await inMeilisearchLine(async (turn) => handIn(await keptIndexes(), changed, turn))),
  search: (inquiry) => asking((uid) => askIndex(uid, inquiry)),
  suggest: (inquiry) => asking((uid) => askForSuggestions(uid, inquiry)),
  beginRebuild: openIndex,
  swap: swapIndex,
  isFilled: isSound,
  tidy: async () => {
    if (!(await isSound({ exactly: true }))) await distrustIndex();
  },
};

/** An index that is gone or was changed by others is found out, and made anew, by the next look after it. */
async function asking<T>(ask: (uid: string) => Promise<T>): Promise<T> {
  const uid = await readyIndex();
  if (!uid) throw new NotReady("Meilisearch is being filled");
  try {
    return await ask(uid);
  } catch (error) {
    if (!saysBadRequest(error)) throw error;
    log.warn({ error, uid }, "Meilisearch refuses a question to its index");
    throw new NotReady("Meilisearch's index is not as it was made", { cause: error });
  }
}
