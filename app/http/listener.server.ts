import { type IncomingMessage, type RequestListener, type ServerResponse, STATUS_CODES } from "node:http";
import { createRequestListener, type FetchHandler } from "@remix-run/node-fetch-server";
import { DomainError, type ErrorCode } from "#app/domain/core/errors.ts";
import { translatorFor } from "#app/i18n/translator.server.ts";
import { env } from "#app/platform/env.server.ts";
import { languages } from "#app/platform/language.ts";
import { log } from "#app/platform/log.server.ts";
import { answerPlainProblem } from "./api/plain-problem.server.ts";
import { answerAway, failedForDatabase } from "./away.server.ts";
import { answerHealth, answerReady, type Health } from "./health.server.ts";
import { answerMetrics } from "./metrics.server.ts";
import { observe } from "./observe.server.ts";
import { comesFromHere, isFromOwnPage } from "./origin.server.ts";
import { refusal } from "./refusal-page.server.ts";
import { newRequestContext, requestContext, withRequestContext } from "./request-context.server.ts";
import { believeNearestProxy, faultOf, methods, requestId } from "./request-line.server.ts";
import { noRoute, type Routes, routeNamer } from "./route-patterns.server.ts";
import { everywhere } from "./security-headers.server.ts";

/** Serves a file if the address names one, or else calls `next`. */
export type FileHandler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

export type ListenerParts = {
  health: Health;
  /** Static files: the built ones, or the development server. */
  files: FileHandler;
  /** Answers everything else: pages, their data and resource routes. */
  pages: (request: Request) => Promise<Response>;
  /** The routes that addresses are named by, in the log and the metrics. */
  routes?: Routes;
};

/** The site as a listener of Node's HTTP server: what watches the process first, then files, then pages. */
export function createListener({ health, files, pages, routes = {} }: ListenerParts): RequestListener {
  const routeOf = routeNamer(routes);
  const answerPage = createRequestListener(answerWith(pages), {
    trustProxy: env.TRUST_PROXY,
    onError: (error) => log.error({ requestId: requestContext().id, error }, "answering failed"),
  });
  return (request, response) => {
    believeNearestProxy(request);
    const fault = faultOf(request);
    const path = request.url?.split("?", 1)[0] ?? "";
    const id = requestId(request);
    response.setHeader("X-Request-Id", id);
    for (const [name, value] of Object.entries(everywhere)) response.setHeader(name, value);
    if (!fault && answerWatcher(path, request, response, health)) return;
    const context = newRequestContext({ id, route: fault ? noRoute : routeOf(path) });
    observe(request, response, context);
    if (fault) return refuse(request, response, fault);
    if (request.method === "OPTIONS" && !isApi(path))
      return void response.writeHead(204, { Allow: methods.join(", ") }).end();
    if (health.phase !== "running") return answerNotNow(request, response);
    health.inHand++;
    response.once("close", () => health.inHand--);
    response.once("finish", () => request.resume()); // a body refused unread goes by, and the connection serves on
    withRequestContext(context, () => files(request, response, () => void answerPage(request, response)));
  };
}

/** Answers what watches the process, in every phase of it; whether that was asked. */
function answerWatcher(path: string, request: IncomingMessage, response: ServerResponse, health: Health): boolean {
  if (path === "/health") answerHealth(response);
  else if (path === "/ready") void answerReady(response, health);
  else if (path === "/metrics") void answerMetrics(request, response);
  else return false;
  return true;
}

function answerWith(pages: ListenerParts["pages"]): FetchHandler {
  return async (request, client) => {
    const context = requestContext();
    context.ip = client.address;
    const response = await answer(request, pages).catch((error: unknown) => {
      if (!failedForDatabase(error)) throw error;
      return answerAway(request);
    });
    if (!context.databaseAway) return response;
    await response.body?.cancel();
    return answerAway(request);
  };
}

async function answer(request: Request, pages: ListenerParts["pages"]): Promise<Response> {
  requestContext().fromOwnPage = isFromOwnPage(request);
  if (!isApi(new URL(request.url).pathname) && !comesFromHere(request))
    return refusal(request, new DomainError("forged_origin"));
  request.headers.delete("Origin"); // Remix compares it with the Host, which need not be ours behind a proxy
  const response = await inOurWords(request, await pages(request));
  if (!response.headers.has("Cache-Control")) response.headers.set("Cache-Control", "private, no-cache");
  await request.body?.cancel().catch(() => undefined); // read by somebody: then there is nothing to let go
  if (request.method !== "HEAD") return response;
  await response.body?.cancel(); // nobody will read it, and a page that is not read is never done
  return new Response(null, response);
}

/** Codes of what is refused before anything else reads it, for programs. */
const faultCodes = { 400: "invalid", 405: "method_not_allowed", 414: "too_large" } as const;

function refuse(request: IncomingMessage, response: ServerResponse, status: keyof typeof faultCodes): void {
  if (status === 405) response.setHeader("Allow", methods.join(", "));
  const headers = { "Cache-Control": "no-store" };
  if (isApi(request.url ?? ""))
    return void answerPlainProblem(response, plain(request, response, status, faultCodes[status]), headers);
  response.writeHead(status, { ...headers, "Content-Type": "text/plain; charset=utf-8" });
  response.end(`${STATUS_CODES[status]}\n`);
}

/** While starting or stopping nobody can be asked which language the club speaks: it is said in each. */
function answerNotNow(request: IncomingMessage, response: ServerResponse): void {
  const headers = { "Retry-After": "2", Connection: "close", "Cache-Control": "no-store" };
  if (isApi(request.url ?? ""))
    return void answerPlainProblem(response, plain(request, response, 503, "unavailable"), headers);
  response.writeHead(503, { ...headers, "Content-Type": "text/plain; charset=utf-8" });
  response.end(languages.map((language) => `${translatorFor(language, "errors")("unavailable")}\n`).join(""));
}

function plain(request: IncomingMessage, response: ServerResponse, status: number, code: ErrorCode) {
  const acceptLanguage = request.headers["accept-language"];
  return { status, code, acceptLanguage, requestId: String(response.getHeader("X-Request-Id")) };
}

/** Remix says in its own words, as JSON, that an address without a page was asked for what it has not: we say it in ours. */
function inOurWords(request: Request, response: Response): Response | Promise<Response> {
  const isRemixOwn = response.headers.has("X-Remix-Error") && response.headers.get("Content-Type")?.includes("json");
  const isMissing = response.status === 404 || (response.status === 400 && isRead(request));
  return isRemixOwn && isMissing ? refusal(request, new DomainError("not_found")) : response;
}

const isRead = ({ method }: Request) => method === "GET" || method === "HEAD";

/** The API asks who calls before it looks at the Origin: a token is sent by no browser by itself. */
const isApi = (path: string) => /^\/api(?:[/?]|$)/.test(path);
