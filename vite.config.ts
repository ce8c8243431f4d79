import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig, type Plugin, type Rollup } from "vite";
import remixConfig from "./remix.config.js";
import { trimmedPackages } from "./scripts/vite/trimmed.ts";
import { wordsByFile } from "./scripts/vite/words.ts";

/**
 * Modules that run natively beside the bundle, so that pages, sockets and worker share one pool and one cache. Of the
 * http layer and the words only what is plain TypeScript.
 */
const sharedModules = /^#(app\/(domain|platform|http|i18n|worker)|realtime|search|prisma)\//;

function oneModuleGraph(): Plugin {
  return {
    name: "one-module-graph",
    apply: "build",
    enforce: "pre",
    resolveId: (id, _importer, options) => (options?.ssr && sharedModules.test(id) ? { id, external: true } : null),
  };
}

const light = (file: string) => fileURLToPath(new URL(`./app/components/light/${file}`, import.meta.url));
const ownFiles = fileURLToPath(new URL("./app/", import.meta.url));

/** Puts lighter parts in the place of what packages do at length: see decision 0040. */
function lighterParts(): Plugin {
  return {
    name: "lighter-parts",
    enforce: "pre",
    resolveId(id, importer = "", options) {
      if (id === "use-intl/format-message") return light("format-message.ts");
      if (id.endsWith("/createLucideIcon.mjs")) return light("create-lucide-icon.tsx");
      if (id === "@remix-run/react" && !options?.ssr) return light("browser/index.ts");
      if (!options?.ssr || !importer.startsWith(ownFiles) || importer.startsWith(light(""))) return null;
      if (id === "use-intl") return light("use-intl.ts");
      return id === "@remix-run/react" ? light("remix.tsx") : null;
    },
  };
}

const iconsIndex = fileURLToPath(import.meta.resolve("lucide-react/dist/esm/lucide-react.mjs"));

/**
 * Has each icon imported from its own file: through the package's index whatever loads one icon depends on all, and the
 * file of every page held those of every other. Names and keys, which `light/create-lucide-icon.tsx` does not read, stay out.
 */
function separateIcons(): Plugin {
  const lines = readFileSync(iconsIndex, "utf8").matchAll(/^export \{ (default as .+) \} from '\.(\/icons\/.+)';$/gm);
  const files = new Map<string, string>();
  for (const [, names, file] of lines)
    for (const name of names!.split(", ")) files.set(name.replace("default as ", ""), `lucide-react/dist/esm${file}`);
  const importOf = (name: string) => {
    const [icon, local = icon] = name.split(" as ");
    const file = files.get(icon!);
    if (!file) throw new Error(`lucide-react has no icon ${icon}`);
    return `import ${local} from "${file}";`;
  };
  return {
    name: "separate-icons",
    enforce: "pre",
    transform: (code, id) => {
      if (isIcon(id)) return { code: code.replace(/^ *name: ".*",\n|, key: "\w+"|,\n *key: "\w+"/gm, ""), map: null };
      if (!id.startsWith(ownFiles) || !code.includes('from "lucide-react"')) return null;
      const separated = code.replace(/import \{([^}]+)\} from "lucide-react";/g, (_all, names: string) => {
        const icons = names.split(",").map((name) => name.trim());
        return icons
          .filter((name) => name && !name.startsWith("type "))
          .map(importOf)
          .join("");
      });
      return { code: separated, map: null };
    },
  };
}

/** Files of ours that packages import. */
const inPackages = /\/(components\/light\/|i18n\/(words-at-hand|error-words)|platform\/language\.ts$)/;

/** Words that the frame says. */
const wordsOfEveryPage =
  /\/i18n\/(?<language>\w+)\/(shell|controls|standing)\.json$|^\0virtual:words\/(?<language>\w+)\/(shell|controls|standing)$/;

/** What the frame could reach and does not use: it comes with the pages that do. */
const seldom = /\/platform\/persian\/fold[\w-]*\.ts$/;

const isIcon = (id: string) => id.includes("/lucide-react/dist/esm/icons/");

/** Pages of which the frame has what they share with a topic's: else each of it would be a file of its own. */
const sharers = ["forums/home", "forums/forum", "accounts/member", "dev/ui"];

/**
 * What every page loads anyway comes in two files, packages and our own, in the place of forty small ones: those are
 * compressed badly, and a page waited for each. With the packages come the icons of a topic's page, with our own what
 * that page has in common with those one comes from.
 */
function fewerFiles(): Plugin {
  const everyPage = new Set<string>();
  const ofTopic = new Set<string>();
  const collect = (into: Set<string>, file: string, importsOf: (id: string) => readonly string[]) => {
    const add = (id: string) => {
      if (into.has(id)) return;
      into.add(id);
      for (const imported of importsOf(id)) add(imported);
    };
    add(ownFiles + file);
  };
  return {
    name: "fewer-files",
    apply: "build",
    config: (_config, { isSsrBuild }) => {
      if (isSsrBuild) return {};
      const manualChunks: Rollup.GetManualChunk = (id, { getModuleInfo }) => {
        const importsOf = (from: string) => getModuleInfo(from)?.importedIds ?? [];
        if (everyPage.size === 0) {
          for (const start of ["entry.client.tsx", "root.tsx"]) collect(everyPage, start, importsOf);
          collect(ofTopic, "routes/forums/topic.tsx", importsOf);
          const ofOthers = new Set<string>();
          for (const page of sharers) collect(ofOthers, `routes/${page}.tsx`, importsOf);
          for (const shared of ofTopic) if (ofOthers.has(shared) && !shared.includes("/routes/")) everyPage.add(shared);
        }
        const language = wordsOfEveryPage.exec(id)?.groups?.language;
        if (language) return `words-${language}`;
        if (seldom.test(id)) return "fold";
        if (isIcon(id) && ofTopic.has(id)) return "packages";
        if (!everyPage.has(id) || id.endsWith(".css") || id.endsWith("/entry.client.tsx") || id.includes("?__remix"))
          return undefined;
        return id.startsWith(ownFiles) && !inPackages.test(id) ? "frame" : "packages";
      };
      return { build: { rollupOptions: { output: { manualChunks } } } };
    },
  };
}

export default defineConfig({
  plugins: [
    oneModuleGraph(),
    lighterParts(),
    trimmedPackages(),
    separateIcons(),
    wordsByFile(),
    fewerFiles(),
    tailwindcss(),
    remix(remixConfig),
  ],
  ssr: { noExternal: ["use-intl", "lucide-react"] },
  // While the site is developed, packages that lighter parts stand in for are left as they are, and all others are found at once.
  optimizeDeps: {
    exclude: ["use-intl", "lucide-react"],
    include: ["use-intl > @formatjs/fast-memoize", "use-intl > icu-minify/compile", "use-intl > icu-minify/format"],
    entries: ["app/entry.client.tsx", "app/components/**/*.tsx"],
  },
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    // An address without a page leaves nothing for the browser, which is as it should be.
    rollupOptions: {
      onwarn: (warning, warn) => warning.code !== "EMPTY_BUNDLE" && warn(warning),
      treeshake: { moduleSideEffects: (id) => !seldom.test(id) },
    },
  },
  server: { host: "127.0.0.1" },
});
