import { type IncomingMessage, type RequestListener, type ServerResponse, STATUS_CODES } from "node:http";
import { createRequestListener, type FetchHandler } from "@remix-run/node-fetch-server";
import type { ErrorCode } from "#app/domain/core/errors.ts";
import { translatorFor } from "#app/i18n/translator.server.ts";
import { env } from "#app/platform/env.server.ts";
import { languages } from "#app/platform/language.ts";
import { log } from "#app/platform/log.server.ts";
import { answerWith, isApi, type Pages } from "./answer.server.ts";
import { answerPlainProblem } from "./api/plain-problem.server.ts";
import { awayPage } from "./away.server.ts";
import { bareHeaders } from "./bare-page.server.ts";
import { compressed, withoutEncodings } from "./compress.server.ts";
import { askedReader, nothingAsked } from "./guest-cache/asked.server.ts";
import { GuestCache, type Visit } from "./guest-cache/guest-cache.server.ts";
import { answerHealth, answerReady, type Health } from "./health.server.ts";
import { answerMetrics } from "./metrics.server.ts";
import { observe } from "./observe.server.ts";
import {
  newRequestContext,
  type RequestContext,
  requestContext,
  withRequestContext,
} from "./request-context.server.ts";
import { believeNearestProxy, faultOf, methods, requestId } from "./request-line.server.ts";
import type { Routes } from "./route-patterns.server.ts";
import { everywhere } from "./security-headers.server.ts";

/** Serves a file if the address names one, or else calls `next`. */
export type FileHandler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

export type ListenerParts = {
  health: Health;
  /** Static files: the built ones, or the development server. */
  files: FileHandler;
  /** Answers everything else: pages, their data and resource routes. */
  pages: Pages;
  /** The routes that addresses are named by, in the log and the metrics. */
  routes?: Routes;
  /** The most that pages kept for guests may take. */
  guestPagesBytes?: number;
};

/**
 * The site as a listener of Node's HTTP server: pages kept for guests, then what watches the process, then files, then
 * pages.
 */
export function createListener({ routes = {}, guestPagesBytes = 0, ...parts }: ListenerParts): RequestListener {
  const readAsked = askedReader(routes);
  const pages = answerWith(parts.pages);
  const guests = new GuestCache(guestPagesBytes, pages);
  const answerAlone = answererOf({ ...parts, pages });
  const { health } = parts;
  return (request, response) => {
    believeNearestProxy(request);
    const fault = faultOf(request);
    const { route, asked } = fault ? nothingAsked : readAsked(request);
    const context = newRequestContext({ id: requestId(request), route });
    const visit: Visit | null = asked && health.phase === "running" ? { asked, context, request, response } : null;
    const kept = visit && guests.find(visit);
    if (kept) {
      attend(request, response, context, health);
      return guests.send(kept, visit);
    }
    if (!answerAtOnce(request, response, { fault, context, health })) {
      attend(request, response, context, health);
      if (!visit) answerAlone(request, response, context);
      else void guests.sendMade(visit).then((sent) => sent || answerAlone(request, response, context));
    }
  };
}

/** What is answered without any page; whether that was so. */
function answerAtOnce(
  request: IncomingMessage,
  response: ServerResponse,
  { fault, context, health }: { fault: ReturnType<typeof faultOf>; context: RequestContext; health: Health },
): boolean {
  const path = request.url?.split("?", 1)[0] ?? "";
  response.setHeader("X-Request-Id", context.id);
  for (const [name, value] of Object.entries(everywhere)) response.setHeader(name, value);
  if (!fault && answerWatcher(path, request, response, health)) return true;
  const isOptions = request.method === "OPTIONS" && !isApi(path);
  if (!fault && !isOptions && health.phase === "running") return false;
  observe(request, response, context);
  if (fault) refuse(request, response, fault);
  else if (isOptions) response.writeHead(204, { Allow: methods.join(", ") }).end();
  else answerNotNow(request, response);
  return true;
}

/** Counts a request in hand until it is answered. */
function attend(request: IncomingMessage, response: ServerResponse, context: RequestContext, health: Health): void {
  observe(request, response, context);
  context.whenOver = (callBack) => (response.closed ? callBack() : void response.once("close", callBack));
  health.inHand++;
  response.once("close", () => health.inHand--);
}

/** Answers requests one by one: files, then pages. */
function answererOf({ files, pages }: Pick<ListenerParts, "files" | "pages">) {
  const answer: FetchHandler = async (request, client) => {
    requestContext().ip = client.address;
    withoutEncodings(request);
    const accepted = request.headers.get("Accept-Encoding") ?? undefined;
    return compressed(await pages(request), accepted);
  };
  const answerPage = createRequestListener(answer, {
    trustProxy: env.TRUST_PROXY,
    onError: (error) => log.error({ requestId: requestContext().id, error }, "answering failed"),
  });
  return (request: IncomingMessage, response: ServerResponse, context: RequestContext) => {
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
  if (request.headers.accept?.includes("text/html"))
    return void response.writeHead(503, { ...bareHeaders, ...headers }).end(awayPage(request.method));
  response.writeHead(503, { ...headers, "Content-Type": "text/plain; charset=utf-8" });
  response.end(languages.map((language) => `${translatorFor(language, "errors")("unavailable")}\n`).join(""));
}

function plain(request: IncomingMessage, response: ServerResponse, status: number, code: ErrorCode) {
  const acceptLanguage = request.headers["accept-language"];
  return { status, code, acceptLanguage, requestId: String(response.getHeader("X-Request-Id")) };
}
