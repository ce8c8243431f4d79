import type { Language } from "#app/platform/language.ts";
import type { Messages } from "./en.ts";

type Words = { [key: string]: unknown };
type Source = Record<Language, () => Promise<{ words: Words }>>;

const atHand: Words = {};
/** What was asked for and has not come; asking again tries again what failed. */
const missing = new Map<string, () => Promise<void>>();

/** The words that the browser has, in the language of the page. Further ones are put in as files that say them come. */
export const wordsAtHand = atHand as Messages;

/**
 * Has the browser load words, and so begin before anything of the file that says them runs. The build calls it in each
 * file that has `useTranslations("<part>")`: `scripts/vite/words.ts`.
 * @param part name of the part, as in `useTranslations`
 */
export function needWords(part: string, source: Source): void {
  const bring = source[document.documentElement.lang as Language] ?? source.fa;
  const load = async () => {
    const { words } = await bring();
    put(part.split("."), words);
    missing.delete(part);
  };
  const first = load();
  missing.set(part, () => first.catch(load));
}

function put(path: string[], words: Words): void {
  let place = atHand;
  for (const name of path) {
    place[name] ??= {};
    place = place[name] as Words;
  }
  Object.assign(place, words);
}

/** Waits for what is loaded by `import()` together with the words that it says. */
export async function withWords<Loaded>(loading: Promise<Loaded>): Promise<Loaded> {
  const loaded = await loading;
  await Promise.all([...missing.values()].map((ask) => ask()));
  return loaded;
}
