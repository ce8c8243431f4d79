import type { Plugin } from "vite";

/** What stands in the place of functions of a package, by name. */
type Bodies = Record<string, string>;

/** The router without what nobody asks of it here: answers in pieces, routes found on the way, blocked ways, transitions of views. */
const routerBodies: Bodies = {
  cancelActiveDeferreds: "return [];",
  deleteBlocker: "",
  discoverRoutes: 'return { type: "success", matches };',
  getBlocker: "",
  isDeferredData: "return false;",
  isDeferredResult: "return false;",
  patchRoutesImpl: "",
  persistAppliedTransitions: "",
  resolveDeferredData: "",
  resolveFetcherDeferredResults: "",
  resolveNavigationDeferredResults: "",
  restoreAppliedTransitions: "",
  shouldBlockNavigation: "return undefined;",
  updateBlocker: "",
  warning: "",
};

const reactRouterBodies: Bodies = { DefaultErrorComponent: "return null;", useBlocker: "" };

const trimmed: { file: string; bodies: Bodies }[] = [
  { file: "/@remix-run/router/dist/router.js", bodies: routerBodies },
  { file: "/react-router/dist/index.js", bodies: reactRouterBodies },
];

/**
 * Takes from the router's packages, as the browser gets them, what this club has no use for, before the build drops what
 * nothing leads to any more. A function that an update has renamed fails the build. See decision 0040.
 */
export function trimmedPackages(): Plugin {
  return {
    name: "trimmed-packages",
    apply: "build",
    transform(code, id, options) {
      const known = options?.ssr ? undefined : trimmed.find(({ file }) => id.endsWith(file));
      if (!known) return null;
      let text = code.replace(/\bfuture\.v7_(?!throwAbortReason)\w+/g, "true").replace(saidByInvariant, "$1$2);");
      for (const [name, body] of Object.entries(known.bodies)) text = withBody(text, name, body);
      return { code: text, map: null };
    },
  };
}

/** Promises that are checked, and the English for the developer who broke one; the check stays. */
const saidByInvariant = /^(\s*invariant\()([^",]+), .*\);$/gm;

/** Puts another body into a function that is declared in a text: up to the brace that stands where its line began. */
function withBody(text: string, name: string, body: string): string {
  const pattern = new RegExp(`^( *)((?:async )?function ${name}\\([^)]*\\) \\{)\\n[\\s\\S]*?\\n\\1\\}$`, "m");
  if (!pattern.test(text)) throw new Error(`The router has no function ${name}: look at what became of it`);
  return text.replace(pattern, (_all, indent: string, head: string) => `${indent}${head} ${body} }`);
}
