import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import { createServer } from "vite";
import { generateClient } from "./generate.ts";

process.env.NODE_ENV = "development";

await generateClient();
const vite = await createServer({ server: { middlewareMode: true }, appType: "custom" });

// One module graph: the server itself is loaded through the development server too.
const { runClub } = (await vite.ssrLoadModule("/server.ts")) as typeof import("../server.ts");

const loadBuild = async () => (await vite.ssrLoadModule("virtual:remix/server-build")) as ServerBuild;

await runClub(async (health) => ({
  health,
  files: vite.middlewares,
  routes: (await loadBuild()).routes,
  pages: async (request) => createRequestHandler(await loadBuild(), "development")(request),
}));
