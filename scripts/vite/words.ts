import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import compile from "icu-minify/compile";
import type { Plugin } from "vite";

type Words = { [key: string]: string | Words };

const app = fileURLToPath(new URL("../../app/", import.meta.url));
const languages = ["fa", "en"];

/** Words that stand in a file of their own, though pages know them as a part of another's. */
const inside: Record<string, string> = { "staff.integrations": "integrations" };

/** Names under which a file of words is imported: `virtual:words/<part>` brings those of the page's language. */
const prefix = "virtual:words/";

/**
 * Brings each page the words that its files say, in its language, and no others: a file that calls
 * `useTranslations("forums")` imports `virtual:words/forums`, which loads them. In the browser words are compiled, and so need no
 * parser of ICU messages. The server has all words at hand.
 */
export function wordsByFile(): Plugin {
  return {
    name: "words-by-file",
    enforce: "pre",
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : null),
    load: (id) => (id.startsWith(`\0${prefix}`) ? bringing(id.slice(prefix.length + 1)) : null),
    transform(code, id, options) {
      if (options?.ssr) return null;
      if (/\/app\/i18n\/[a-z]+\/[a-z-]+\.json$/.test(id)) return { code: compiled(code), map: null };
      const parts = id.startsWith(app) ? partsSaid(code) : [];
      return parts.length > 0
        ? { code: parts.map((part) => `import "${prefix}${part}";`).join("") + code, map: null }
        : null;
    },
  };
}

/** The parts that a file of ours says by `useTranslations`. */
function partsSaid(code: string): string[] {
  const names = [...code.matchAll(/\buseTranslations\("([\w.]+)"\)/g)].map(([, name]) => name!);
  const parts = names.map(
    (name) => Object.keys(inside).find((part) => `${name}.`.startsWith(`${part}.`)) ?? name.split(".")[0]!,
  );
  return [...new Set(parts)];
}

/** `fa/forums` is the words themselves, `forums` what loads them. */
function bringing(name: string): string {
  if (name.includes("/")) return `import words from "${app}i18n/${name}.json"; export { words };`;
  const file = inside[name] ?? name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  if (!existsSync(`${app}i18n/fa/${file}.json`)) throw new Error(`There are no words of ${name}`);
  const sources = languages.map((language) => `${language}: () => import("${prefix}${language}/${file}")`);
  return `import { needWords } from "${app}i18n/words-at-hand.ts"; needWords("${name}", { ${sources.join(", ")} });`;
}

function compiled(json: string): string {
  const compileAll = (words: Words): object =>
    Object.fromEntries(
      Object.entries(words).map(([key, word]) => [key, typeof word === "string" ? compile(word) : compileAll(word)]),
    );
  return JSON.stringify(compileAll(JSON.parse(json)));
}
