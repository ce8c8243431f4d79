import { type SearchKind, searchKinds } from "#app/domain/core/search-document.ts";
import { engine, engines } from "./engines.server.ts";
import { indexAll, inLine } from "./index-content.server.ts";

/**
 * Makes everything that search knows anew, beside what is searched meanwhile, and puts it in its place when it is whole.
 * What changes meanwhile goes into both. Cut off in the middle it has changed nothing, and is begun anew.
 * @param seen hears how many things of a kind were looked at since it last did
 * @returns false where somebody else began the same meanwhile, whose will be searched
 */
export async function reindex(seen: (kind: SearchKind, count: number) => void = () => undefined): Promise<boolean> {
  const rebuilds = await inLine(() => Promise.all(engines().map((one) => one.beginRebuild())));
  for (const kind of searchKinds) await indexAll({ kinds: [kind] }, (count) => seen(kind, count));
  const swapped = await Promise.all(engines().map((one, at) => one.swap(rebuilds[at]!)));
  return swapped.every(Boolean);
}

/** Makes what search knows where nothing was ever made, as after the update that brought search. A job of the schedule. */
export async function fillSearch(): Promise<void> {
  if (!(await engine().isFilled())) await reindex();
}

/** What search does in the night. */
export async function tidySearch(): Promise<void> {
  for (const one of engines()) await one.tidy();
}
