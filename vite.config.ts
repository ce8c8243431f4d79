import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig, type Plugin } from "vite";
import remixConfig from "./remix.config.js";

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

export default defineConfig({
  plugins: [oneModuleGraph(), tailwindcss(), remix(remixConfig)],
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    // An address without a page leaves nothing for the browser, which is as it should be.
    rollupOptions: { onwarn: (warning, warn) => warning.code !== "EMPTY_BUNDLE" && warn(warning) },
  },
  server: { host: "127.0.0.1" },
});
