import { globSync, readFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { errorKinds } from "#app/domain/core/errors.ts";
import { languages } from "#app/platform/language.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const maxLines = 300;

/** Features may use these besides themselves: what they share, who acts, what everything hangs on, and pictures. */
const sharedFeatures = new Set(["core", "accounts", "products", "media"]);

/** Files of the domain that know every feature, by design. */
const wiring = new Set(["app/domain/content.server.ts"]);

/** Features that import another one, each with its reason. */
const exceptions: Record<string, string> = {
  "accounts → media": "an avatar is a picture, taken in as any other; media itself imports only core",
  "products → forums": "a product and its forum are made in one transaction, and its rating is counted from its topics",
  "notifications → forums": "only what a member may read can be followed, and a forum is no kind of content",
};

/** What each layer may import, beside packages and its own files. */
const mayImport: Record<string, string[]> = {
  "server.ts": ["http", "domain", "platform", "worker", "realtime", "search"],
  scripts: ["server.ts", "platform", "cli"],
  cli: ["domain", "platform", "search", "i18n"],
  routes: ["http", "components", "search", "search views", "domain", "i18n", "platform", "paths"],
  "root and entries": ["http", "components", "domain", "i18n", "platform", "paths"],
  http: ["domain", "i18n", "platform", "paths"],
  components: ["domain", "i18n", "platform", "paths", "protocol", "search views"],
  search: ["search views", "domain", "platform", "i18n"],
  "search views": ["domain"],
  worker: ["domain", "platform", "realtime", "search", "i18n"],
  realtime: ["domain", "platform", "protocol"],
  i18n: ["platform"],
  paths: ["domain"],
  domain: ["platform", "i18n"],
  platform: [],
};

type Import = { file: string; target: string; line: number; isType: boolean };

const files = globSync(
  ["app/**/*.{ts,tsx}", "cli/**/*.ts", "realtime/**/*.ts", "search/**/*.ts", "scripts/**/*.ts", "*.ts"],
  {
    cwd: root,
    exclude: ["**/*.d.ts"],
  },
).map((path) => path.replaceAll("\\", "/"));
const sources = files.filter((file) => !/\.test\.tsx?$/.test(file));
const imports = sources.flatMap(importsOf);

function importsOf(file: string): Import[] {
  const found: Import[] = [];
  const text = readFileSync(root + file, "utf8");
  for (const match of text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s+(type\s)?[^;"']*?from\s*"([^"]+)"|import\("([^"]+)"\)|(?:^|\n)import\s+"([^"]+)"/g,
  )) {
    const specifier = match[2] ?? match[3] ?? match[4]!;
    const line = text.slice(0, match.index).split("\n").length + 1;
    found.push({ file, target: resolveTarget(file, specifier), line, isType: match[1] !== undefined });
  }
  return found;
}

function resolveTarget(file: string, specifier: string): string {
  if (specifier.startsWith(".")) return relative(root, resolve(root, dirname(file), specifier)).replaceAll("\\", "/");
  return specifier.startsWith("#") ? specifier.slice(1) : `package:${specifier}`;
}

function layerOf(path: string): string | null {
  if (path === "app/paths.ts") return "paths";
  if (path === "realtime/protocol.ts") return "protocol";
  if (path === "search/views.ts") return "search views";
  if (/^app\/(root|entry\.\w+|routes)\.tsx?$/.test(path)) return "root and entries";
  const layer = /^app\/(\w+)\//.exec(path)?.[1] ?? /^(cli|realtime|search|scripts)\//.exec(path)?.[1];
  return layer ?? (path === "server.ts" ? "server.ts" : null);
}

const featureOf = (path: string) => /^app\/domain\/([\w-]+)\//.exec(path)?.[1];

function complain(broken: { file: string; line?: number; why: string }[]): void {
  expect(broken.map(({ file, line, why }) => `${file}${line ? `:${line}` : ""}: ${why}`)).toEqual([]);
}

test("imports point down only", () => {
  complain(
    imports.flatMap(({ file, target, line }) => {
      const [from, to] = [layerOf(file), layerOf(target)];
      if (!from || !to || from === to || mayImport[from]?.includes(to)) return [];
      return [{ file, line, why: `${from} may not import ${to} (${target})` }];
    }),
  );
});

test("features meet in facts, not in imports", () => {
  complain(
    imports.flatMap(({ file, target, line }) => {
      const [from, to] = [featureOf(file), featureOf(target)];
      if (!from || !to || from === to || wiring.has(file)) return [];
      const allowed = sharedFeatures.has(to) && !(from === "core") && !(from === "media" && to !== "core");
      if (allowed && !(from === "accounts" && to !== "core")) return [];
      if (`${from} → ${to}` in exceptions) return [];
      return [{ file, line, why: `${from} may not import ${to}` }];
    }),
  );
});

test("the domain and the platform know no framework", () => {
  const frameworks = /^package:(react|@remix-run|socket\.io|meilisearch|use-intl\/react)/;
  complain(
    imports
      .filter(({ file, target }) => /^app\/(domain|platform)\//.test(file) && frameworks.test(target))
      .map(({ file, line, target }) => ({ file, line, why: `imports ${target}` })),
  );
});

test("routes and components never touch the database", () => {
  complain(
    imports
      .filter(
        ({ file, target }) =>
          /^app\/(routes|components|http)\//.test(file) && /^(prisma\/|package:(@prisma|pg$))/.test(target),
      )
      .map(({ file, line, target }) => ({ file, line, why: `imports ${target}` })),
  );
  complain(
    imports
      .filter(({ file, target }) => /^app\/(routes|components)\//.test(file) && target.startsWith("app/platform/db/"))
      .map(({ file, line, target }) => ({ file, line, why: `imports ${target}` })),
  );
});

test("what is pure imports nothing of the server, and components take only what a browser may have", () => {
  const pure = /\/(rules|policy|views|schema)\.ts$/;
  complain(
    imports
      .filter(
        ({ file, target, isType }) =>
          !isType && (pure.test(file) || file.startsWith("app/components/")) && /\.server\.tsx?$/.test(target),
      )
      .map(({ file, line, target }) => ({ file, line, why: `imports ${target}` })),
  );
});

test("every loader and action passes the wrapper that checks the gate and turns refusals into answers", () => {
  complain(
    sources
      .filter((file) => file.startsWith("app/routes/") || file === "app/root.tsx")
      .flatMap((file) =>
        [
          ...readFileSync(root + file, "utf8").matchAll(
            /^export (?:const|(?:async )?function) (loader|action)\b(.*)$/gm,
          ),
        ]
          .filter((match) => !/^ = respond(Json|Deed|Api)?\(| = \(\) => redirect\(/.test(match[2]!))
          .map((match) => ({ file, why: `its ${match[1]} is not wrapped by respond or respondJson` })),
      ),
  );
});

test("settings are read in one place", () => {
  const allowed = /^(app\/platform\/env\.server\.ts|scripts\/|\w+\.config\.ts)/;
  complain(
    sources
      .filter((file) => !allowed.test(file) && /process\.env\b/.test(readFileSync(root + file, "utf8")))
      .map((file) => ({ file, why: "reads process.env; use platform/env.server.ts" })),
  );
});

test("the domain asks the clock for the time", () => {
  complain(
    sources
      .filter(
        (file) =>
          file.startsWith("app/domain/") && /new Date\(\)|Date\.now\(\)/.test(readFileSync(root + file, "utf8")),
      )
      .map((file) => ({ file, why: "reads the machine's time; use platform/clock.ts" })),
  );
});

test("no file is longer than people read, none is in a drawer", () => {
  const all = [
    ...files,
    ...globSync(["tests/**/*.ts", "prisma/**/*.ts"], { cwd: root, exclude: ["prisma/generated/**"] }),
  ];
  complain(
    all
      .map((file) => ({ file, lines: readFileSync(root + file, "utf8").split("\n").length - 1 }))
      .filter(({ lines }) => lines > maxLines)
      .map(({ file, lines }) => ({ file, why: `has ${lines} lines, at most ${maxLines}` })),
  );
  complain(
    all
      .filter((file) => /(^|\/)(utils?|lib|helpers?|services|common|misc)\//.test(file))
      .map((file) => ({ file, why: "stands in a folder whose name says nothing" })),
  );
});

test("public functions say what they are for", () => {
  const documented = /^app\/(domain|http|platform)\/|^(realtime|search)\//;
  complain(
    sources
      .filter((file) => documented.test(file))
      .flatMap((file) => {
        const lines = readFileSync(root + file, "utf8").split("\n");
        return lines.flatMap((text, index) => {
          if (!/^export (async )?function/.test(text)) return [];
          const before = lines[index - 1] ?? "";
          const overload = /^export (async )?function/.test(before) || before.endsWith(";");
          return before.endsWith("*/") || overload ? [] : [{ file, line: index + 1, why: "has no doc comment" }];
        });
      }),
  );
});

type Words = { [key: string]: string | Words };

function wordsOf(language: string): Record<string, string> {
  const all: Record<string, string> = {};
  const flatten = (words: Words, path: string) => {
    for (const [key, value] of Object.entries(words))
      if (typeof value === "string") all[`${path}.${key}`] = value;
      else flatten(value, `${path}.${key}`);
  };
  for (const file of globSync(`app/i18n/${language}/*.json`, { cwd: root }))
    flatten(JSON.parse(readFileSync(root + file, "utf8")) as Words, file.split("/").at(-1)!);
  return all;
}

test("every language has the same words", () => {
  const [first, ...others] = languages.map((language) => Object.keys(wordsOf(language)).sort());
  for (const other of others) expect(other).toEqual(first);
});

test("Persian words are written in Persian letters, with its own digits and punctuation", () => {
  const wrong = Object.entries(wordsOf("fa")).filter(([, text]) => {
    const prose = text.replace(/\{[^{}]*\}|<[^>]*>|https?:\S+/g, "");
    return /[يكى]|[٠-٩]|[ء-ی]\s*[,;?]|!/.test(prose);
  });
  expect(wrong).toEqual([]);
});

test("every error has its sentence, and every sentence its error", () => {
  for (const language of languages) {
    const words = JSON.parse(readFileSync(`${root}app/i18n/${language}/errors.json`, "utf8")) as Words;
    expect(Object.keys(words).sort(), language).toEqual(Object.keys(errorKinds).sort());
  }
});

test("components hold no text for people", () => {
  const bareText = />\s*([A-Za-z][a-z]+(?: [A-Za-z]+)*[.!?]?|[^<>{}]*[\u0600-\u06ff][^<>{}]*)\s*</g;
  const attributes = /\b(?:aria-label|title|placeholder|alt)="((?!https?:)[^"]*[A-Za-z\u0600-\u06ff][^"]*)"/g;
  complain(
    sources
      .filter((file) => file.endsWith(".tsx"))
      .flatMap((file) => {
        const text = readFileSync(root + file, "utf8");
        const markup = text
          .split("\n")
          .filter((line) => !/=>|Promise<|Record<|Set<|Map<|: \w+</.test(line))
          .join("\n");
        return [...markup.matchAll(bareText), ...markup.matchAll(attributes)].map((match) => ({
          file,
          why: `says “${match[1]}”`,
        }));
      }),
  );
});

test("nothing is left for later", () => {
  const later = /\b(TODO|FIXME|XXX)\b|\bdebugger\b|@ts-ignore|\b(it|test|describe)\.only\b/;
  const all = [...files, ...globSync("tests/**/*.ts", { cwd: root })].filter(
    (file) => file !== "tests/architecture.test.ts",
  );
  complain(
    all
      .filter((file) => later.test(readFileSync(root + file, "utf8")))
      .map((file) => ({ file, why: "holds a mark of unfinished work" })),
  );
});
