import { createTranslator, useLocale, useMessages } from "use-intl";

export * from "use-intl";

type Values = Record<string, unknown>;
type Translator = ((key: string, values?: Values) => string) & Record<"rich" | "markup" | "raw" | "has", unknown>;

const made = new WeakMap<object, Map<string, Translator>>();

/**
 * Finds words as the server renders pages: what use-intl's hook of this name answers, made once for all pages in a
 * language and not for each component of each of them. What is said without values is looked up once.
 */
export function useTranslations(namespace: string): Translator {
  const messages = useMessages();
  const locale = useLocale();
  const ofWords = made.get(messages) ?? new Map<string, Translator>();
  made.set(messages, ofWords);
  const known = ofWords.get(namespace);
  if (known) return known;
  const given = { locale, messages, namespace: namespace as never, timeZone: "UTC" };
  const translator = remembering(createTranslator(given) as unknown as Translator & { has: (key: string) => boolean });
  ofWords.set(namespace, translator);
  return translator;
}

function remembering(find: Translator & { has: (key: string) => boolean }): Translator {
  const said = new Map<string, string>();
  const say = (key: string, values?: Values) => {
    if (values) return find(key, values);
    const known = said.get(key);
    if (known !== undefined) return known;
    const text = find(key);
    if (find.has(key)) said.set(key, text);
    return text;
  };
  const { rich, markup, raw, has } = find;
  return Object.assign(say, { rich, markup, raw, has });
}
