import {
  type DataStrategyFunction,
  type DataStrategyFunctionArgs,
  data,
  UNSAFE_ErrorResponseImpl as ErrorResponse,
  isRouteErrorResponse,
  redirect,
} from "@remix-run/router";
import { decode } from "turbo-stream";
import { errorWords } from "#app/i18n/error-words.ts";
import { partsForMembers } from "../for-members.tsx";

/** Under what a redirect stands among the answers of loaders. */
const redirectSymbol = Symbol("redirect");

type Going = { redirect: string; status: number; revalidate: boolean; reload: boolean; replace: boolean };
type Result = { data: unknown } | { error: unknown } | Going;
type Results = Record<string, Result> & { [redirectSymbol]?: Going };

/** Reads what the server's loaders and actions answered. */
export async function readStream(stream: ReadableStream<Uint8Array>): Promise<unknown> {
  const { value } = await decode(stream, { plugins: [readFailure, readOther] });
  return value;
}

function readFailure(type: unknown, ...rest: unknown[]) {
  const [first, second, third] = rest as [string, string, string];
  if (type === "SanitizedError") return { value: Object.assign(new Error(second), { name: first, stack: third }) };
  if (type === "ErrorResponse") return { value: new ErrorResponse(Number(second), third, first) };
  if (type === "SingleFetchRedirect") return { value: { [redirectSymbol]: first } };
  return undefined;
}

function readOther(type: unknown, value: unknown) {
  if (type === "SingleFetchFallback") return { value: undefined };
  return type === "SingleFetchClassInstance" ? { value } : undefined;
}

/** How the router asks the server: an action alone, a fetcher's loader alone, and all loaders of a page at once. */
export const askServer: DataStrategyFunction = ({ request, matches, fetcherKey }) => {
  if (request.method !== "GET") return act(request, matches);
  const url = withoutIndex(dataUrl(request.url));
  if (!fetcherKey) return loadAll(url, request, matches);
  const asked = matches.filter(({ shouldLoad }) => shouldLoad);
  url.searchParams.set("_routes", asked[0]!.route.id);
  return loadAll(url, request, asked);
};

type Matches = DataStrategyFunctionArgs["matches"];

async function loadAll(url: URL, request: Request, matches: Matches) {
  const hasLoader = matches.some(({ route }) => __remixManifest.routes[route.id]?.hasLoader);
  const answer = hasLoader ? ask(url, { signal: request.signal }) : Promise.resolve({ value: {} });
  const results = matches.map(async (match) => {
    const take = async () => {
      const all = (await answer).value as Results;
      await partsForMembers(isOfMember(all.root));
      const own = all[redirectSymbol] ?? all[match.route.id];
      return own === undefined ? null : unwrap(own);
    };
    return [match.route.id, await match.resolve(take)] as const;
  });
  return Object.fromEntries(await Promise.all(results));
}

/** Whether the root's data is that of a member, who may have signed in just now. */
function isOfMember(root: Result | undefined): boolean {
  return root !== undefined && "data" in root && Boolean((root.data as { me?: unknown } | null)?.me);
}

async function act(request: Request, matches: Matches) {
  const match = matches.find(({ shouldLoad }) => shouldLoad)!;
  const { signal, method } = request;
  let status: number | undefined;
  const send = async () => {
    const isPlain = request.headers.get("Content-Type")?.startsWith("application/x-www-form-urlencoded");
    const body = isPlain ? new URLSearchParams(await request.text()) : await request.formData();
    const [answer] = await Promise.all([ask(dataUrl(request.url), { signal, method, body }), errorWords()]);
    status = answer.status;
    return unwrap(answer.value as Result);
  };
  const result = await match.resolve(async (handler) => handler(send));
  const isAnswer = result.result instanceof Response || isRouteErrorResponse(result.result);
  return { [match.route.id]: isAnswer ? result : { type: result.type, result: data(result.result, status) } };
}

async function ask(url: URL, init: RequestInit): Promise<{ status: number; value: unknown }> {
  const { status, body } = await fetch(url, init);
  if (!body) return { status, value: { data: null } };
  const value = await readStream(body);
  if (status >= 400) await errorWords();
  return { status, value };
}

/** Where the data of a page stands. */
function dataUrl(address: string): URL {
  const url = new URL(address);
  url.pathname = url.pathname === "/" ? "_root.data" : `${url.pathname.replace(/\/$/, "")}.data`;
  return url;
}

/** A bare `?index` tells a page from the one around it where a form is sent; loaders do not know of it. */
function withoutIndex(url: URL): URL {
  if (!url.searchParams.has("index")) return url;
  const values = url.searchParams.getAll("index").filter(Boolean);
  url.searchParams.delete("index");
  for (const value of values) url.searchParams.append("index", value);
  return url;
}

function unwrap(result: Result): unknown {
  if ("error" in result) throw result.error;
  if ("data" in result) return result.data;
  const headers = new Headers();
  if (result.revalidate) headers.set("X-Remix-Revalidate", "yes");
  if (result.reload) headers.set("X-Remix-Reload-Document", "yes");
  if (result.replace) headers.set("X-Remix-Replace", "yes");
  throw redirect(result.redirect, { status: result.status, headers });
}
