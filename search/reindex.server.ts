import { type SearchKind, searchKinds } from "#app/domain/core/search-document.ts";
import { engine, engines } from "./engines.server.ts";
import { indexAll, inLine } from "./index-content.server.ts";

/**
 * Makes everything that search knows anew, beside what is searched meanwhile, and puts it in its place when it is whole.
 * What changes meanwhile goes into both. Cut off in the middle it has changed nothing, and is begun anew.
 * @param seen hears how many things of a kind were looked at since it last did
 */
export async function reindex(seen: (kind: SearchKind, count: number) => void = () => undefined): Promise<void> {
  await inLine(async () => {
    for (const one of engines()) await one.beginRebuild();
  });
  for (const kind of searchKinds) await indexAll({ kinds: [kind] }, (count) => seen(kind, count));
  for (const one of engines()) await one.swap();
}

/** Whether nothing was ever made, as after the update that brought search. */
export async function isUnfilled(): Promise<boolean> {
  return !(await engine().isFilled());
}
