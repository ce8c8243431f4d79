import { createServer, type Server } from "node:http";
import { fileURLToPath } from "node:url";
import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import sirv from "sirv";
import { env } from "#app/platform/env.server.ts";
import { StartError } from "#app/platform/start-error.ts";
import type { Health } from "./health.server.ts";
import type { createListener, ListenerParts } from "./listener.server.ts";

const maxHeaderBytes = 16 * 1024;
const clientBuild = fileURLToPath(new URL("../../build/client", import.meta.url));
const serverBuild = new URL("../../build/server/index.js", import.meta.url);

/** The site's parts from the finished build. */
export async function builtSite(health: Health): Promise<ListenerParts> {
  const build = (await import(serverBuild.href)) as ServerBuild;
  const files = sirv(clientBuild, {
    etag: true,
    setHeaders: (response, path) =>
      response.setHeader(
        "Cache-Control",
        path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "public, max-age=3600",
      ),
  });
  return { health, files, pages: createRequestHandler(build, "production") };
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

/** Stops taking requests and waits until those in hand are answered, at most `withinMs`. */
export async function drain(server: Server, withinMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), withinMs);
  await closed;
  clearTimeout(timer);
}
