import { createServer, type Server, type ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import sirv from "sirv";
import { env } from "#app/platform/env.server.ts";
import { StartError } from "#app/platform/start-error.ts";
import { straightToApi } from "./api/straight.server.ts";
import { encodeQuickly } from "./encode-data.server.ts";
import type { Health } from "./health.server.ts";
import type { createListener, FileHandler, ListenerParts } from "./listener.server.ts";
import { answererNear } from "./near-routes.server.ts";

const maxHeaderBytes = 16 * 1024;
const lookEveryMs = 20;
const assets = "/assets/";
const clientBuild = fileURLToPath(new URL("../../build/client", import.meta.url));
const serverBuild = new URL("../../build/server/index.js", import.meta.url);

/** The site's parts from the finished build. */
export async function builtSite(health: Health): Promise<ListenerParts> {
  encodeQuickly();
  const build = (await import(/* @vite-ignore */ serverBuild.href)) as ServerBuild;
  const serve = sirv(clientBuild, {
    etag: true,
    brotli: true, // the build leaves files beside the texts that are packed already
    gzip: true,
    setHeaders: (response, path) =>
      response.setHeader(
        "Cache-Control",
        path.startsWith(assets) ? "public, max-age=31536000, immutable" : "public, max-age=3600",
      ),
  });
  const files: FileHandler = (request, response, next) =>
    serve(request, response, () => (request.url?.startsWith(assets) ? answerNoAsset(response) : next()));
  return {
    health,
    files,
    pages: straightToApi(build, answererNear(build)),
    routes: build.routes,
    guestPagesBytes: env.GUEST_CACHE_MB * 1024 * 1024,
  };
}

/** What a process without pages answers: it only lets itself be watched. */
export function nothingHere(health: Health): ListenerParts {
  return { health, files: (_request, _response, next) => next(), pages: async () => notFound() };
}

const notFound = () => new Response("Not Found\n", { status: 404, headers: { "Cache-Control": "no-store" } });

/** An asset of another build: a page in its place would only be taken for a broken script. */
function answerNoAsset(response: ServerResponse): void {
  response.writeHead(404, { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" });
  response.end("Not Found\n");
}

/**
 * Opens the port, before anything slow, so that a taken port is said at once.
 * @throws StartError when the port cannot be had
 */
export function listen(onRequest: () => ReturnType<typeof createListener>): Promise<Server> {
  const server = createServer({ maxHeaderSize: maxHeaderBytes, requestTimeout: 120_000 }, (request, response) =>
    onRequest()(request, response),
  );
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(portError(error)));
    server.listen(env.PORT, env.HOST, () => resolve(server));
  });
}

function portError(error: NodeJS.ErrnoException): Error {
  const place = `${env.HOST}:${env.PORT}`;
  if (error.code === "EADDRINUSE")
    return new StartError(
      `Port ${env.PORT} is taken by another program.`,
      "Stop it, or start with another port: PORT=3001 npm start",
    );
  if (error.code === "EACCES")
    return new StartError(`This account may not open ${place}.`, "Choose a port above 1023.");
  if (error.code === "EADDRNOTAVAIL")
    return new StartError(`This machine has no address ${env.HOST}.`, "Correct HOST.");
  return error;
}

/**
 * Waits until the requests in hand are answered, at most `withinMs`, and closes the port. The listener refuses what
 * comes meanwhile.
 */
export async function drain(server: Server, health: Health, withinMs: number): Promise<void> {
  for (const deadline = performance.now() + withinMs; health.inHand > 0 && performance.now() < deadline; )
    await delay(lookEveryMs);
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}
