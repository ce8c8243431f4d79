import { DomainError } from "#app/domain/core/errors.ts";
import { answerAway, failedForDatabase } from "./away.server.ts";
import { writerCookie } from "./cookies.server.ts";
import { comesFromHere, isFromOwnPage } from "./origin.server.ts";
import { refusal } from "./refusal-page.server.ts";
import { requestContext } from "./request-context.server.ts";

/** Makes pages, their data and what else routes answer. */
export type Pages = (request: Request) => Promise<Response>;

/** Answers every request that the routes get, in the way of this site; in «not now» while the database is away. */
export function answerWith(pages: Pages): Pages {
  return async (request) => {
    const response = await answer(request, pages).catch((error: unknown) => {
      if (!failedForDatabase(error)) throw error;
      return answerAway(request);
    });
    if (!requestContext().databaseAway) return response;
    await response.body?.cancel();
    return answerAway(request);
  };
}

/** By this parameter Remix still answers the data of single routes, in words of its own; no page of ours asks for it. */
const formerData = "_data";

async function answer(request: Request, pages: Pages): Promise<Response> {
  requestContext().fromOwnPage = isFromOwnPage(request);
  const { pathname, searchParams } = new URL(request.url);
  if (!isApi(pathname) && !comesFromHere(request)) return refusal(request, new DomainError("forged_origin"));
  if (searchParams.has(formerData)) return refusal(request, new DomainError("not_found"));
  request.headers.delete("Origin"); // Remix compares it with the Host, which need not be ours behind a proxy
  const response = await inOurWords(request, await pages(request));
  if (!response.headers.has("Cache-Control")) response.headers.set("Cache-Control", await howToKeep(response));
  await markWriter(request, response);
  await request.body?.cancel().catch(() => undefined); // read by somebody: then there is nothing to let go
  if (request.method !== "HEAD") return response;
  await response.body?.cancel(); // nobody will read it, and a page that is not read is never done
  return new Response(null, response);
}

/**
 * What nobody said how long to keep. A member's page is kept nowhere: browsers go back to a kept one without asking, also
 * after signing out on a computer that others use.
 */
async function howToKeep({ headers }: Response): Promise<string> {
  if (!headers.get("Content-Type")?.startsWith("text/html")) return "private, no-cache";
  const actor = await requestContext().actor?.catch(() => null); // then nobody is known
  return actor?.id ? "private, no-store" : "private, no-cache";
}

/**
 * Who has just changed something as a member sees it also after signing out: pages that are kept for guests may be older
 * by as long as another process takes to hear of the change.
 */
async function markWriter(request: Request, { headers }: Response): Promise<void> {
  if (isRead(request) || isApi(new URL(request.url).pathname)) return;
  const actor = await requestContext().actor?.catch(() => null); // then nothing was changed
  if (actor?.id) headers.append("Set-Cookie", await writerCookie.serialize("1"));
}

/** Remix says in its own words, as JSON, that an address without a page was asked for what it has not: we say it in ours. */
function inOurWords(request: Request, response: Response): Response | Promise<Response> {
  const isRemixOwn = response.headers.has("X-Remix-Error") && response.headers.get("Content-Type")?.includes("json");
  const isMissing = response.status === 404 || (response.status === 400 && isRead(request));
  return isRemixOwn && isMissing ? refusal(request, new DomainError("not_found")) : response;
}

const isRead = ({ method }: Request) => method === "GET" || method === "HEAD";

/** The API asks who calls before it looks at the Origin: a token is sent by no browser by itself. */
export const isApi = (path: string) => /^\/api(?:[/?]|$)/.test(path);
