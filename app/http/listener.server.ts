import { randomBytes, randomUUID } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { createRequestListener, type FetchHandler } from "@remix-run/node-fetch-server";
import { DomainError } from "#app/domain/core/errors.ts";
import { toProblem } from "#app/domain/core/form-state.ts";
import { translatorFor } from "#app/i18n/translator.server.ts";
import { env } from "#app/platform/env.server.ts";
import { answerHealth, answerReady, type Health } from "./health.server.ts";
import { languageOf } from "./language.server.ts";
import { comesFromHere } from "./origin.server.ts";
import { withRequestContext } from "./request-context.server.ts";
import { everywhere } from "./security-headers.server.ts";

/** Serves a file if the address names one, or else calls `next`. */
export type FileHandler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

export type ListenerParts = {
  health: Health;
  /** Static files: the built ones, or the development server. */
  files: FileHandler;
  /** Answers everything else: pages, their data and resource routes. */
  pages: (request: Request) => Promise<Response>;
};

/** The site as a listener of Node's HTTP server: health first, then files, then pages. */
export function createListener({ health, files, pages }: ListenerParts): RequestListener {
  const answer: FetchHandler = (request, client) => {
    const id = request.headers.get("X-Request-Id")?.slice(0, 64) ?? randomUUID();
    const context = { id, ip: client.address, nonce: randomBytes(16).toString("base64") };
    return withRequestContext(context, () => (comesFromHere(request) ? pages(request) : refuseForgedOrigin(request)));
  };
  const answerPage = createRequestListener(answer, { trustProxy: env.TRUST_PROXY });
  return (request, response) => {
    for (const [name, value] of Object.entries(everywhere)) response.setHeader(name, value);
    const path = request.url?.split("?", 1)[0];
    if (path === "/health") return answerHealth(response);
    if (path === "/ready") return void answerReady(response, health);
    if (health.phase === "starting") return answerStarting(response);
    if (health.phase === "draining") response.setHeader("Connection", "close");
    files(request, response, () => void answerPage(request, response));
  };
}

function answerStarting(response: ServerResponse): void {
  response.writeHead(503, { "Retry-After": "2", "Content-Type": "text/plain; charset=utf-8" });
  response.end("…\n");
}

async function refuseForgedOrigin(request: Request): Promise<Response> {
  const problem = toProblem(new DomainError("forged_origin"));
  if (!request.headers.get("Accept")?.includes("text/html"))
    return Response.json(problem, { status: 403, headers: { "Content-Type": "application/problem+json" } });
  const t = translatorFor(await languageOf(request), "errors");
  return new Response(`${t("forged_origin")}\n`, {
    status: 403,
    headers: { "Content-Type": "text/plain; charset=utf-8" },
  });
}
