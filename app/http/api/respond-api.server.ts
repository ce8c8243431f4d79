import { hash } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { DomainError, isDomainError } from "#app/domain/core/errors.ts";
import { answerOnce, type KeptAnswer } from "#app/domain/integrations/answer-once.server.ts";
import { requestContext } from "#app/http/request-context.server.ts";
import { apiRoot, conditional, toAnswer, unconditional } from "./answer.server.ts";
import { type Caller, demandLeave, findCaller } from "./caller.server.ts";
import { readIfMatch } from "./if-match.ts";
import { checkParts, checkType, parseBody, queryFields, readBody } from "./input.server.ts";
import { allowed, type Match, matcher } from "./match.ts";
import type { Operation } from "./operation.ts";
import { apiProblem } from "./problem.server.ts";
import { addressAccount, countRequest } from "./rate-limit.server.ts";
import { Refusal } from "./refusal.ts";

/**
 * Answers everything under `/api` from a list of operations: finds the operation, asks who calls and whether they may,
 * checks what was sent, runs the use case, and lets out what its schema names. Every refusal is a problem document.
 */
export function respondApi(operations: readonly Operation[]) {
  const match = matcher(operations);
  return async ({ request }: LoaderFunctionArgs | ActionFunctionArgs): Promise<Response> => {
    const headers = new Headers();
    const response = await answer(request, match, headers).catch((error: unknown) => apiProblem(request, error));
    for (const [name, value] of headers) response.headers.set(name, value);
    return response;
  };
}

async function answer(request: Request, match: (path: string) => Match | null, headers: Headers): Promise<Response> {
  const { pathname } = new URL(request.url);
  const found = pathname.startsWith(`${apiRoot}/`) ? match(pathname.slice(apiRoot.length)) : null;
  if (!found) return refuse(new DomainError("not_found"), headers);
  const Allow = allowed(found);
  if (request.method === "OPTIONS") return new Response(null, { status: 204, headers: { Allow } });
  const operation = found.operations.get(request.method === "HEAD" ? "GET" : request.method);
  if (!operation) return refuse(new Refusal("method_not_allowed", { headers: { Allow } }), headers);
  requestContext().route = apiRoot + operation.path;
  // Who calls is asked once the body is here: that takes as long as its sender likes, and a token may be withdrawn meanwhile.
  const bytes = await readBody(request, operation).catch((error: unknown) => refuse(error, headers));
  const caller = await findCaller(request).catch((error: unknown) => refuse(error, headers));
  await countRequest(caller.id, headers);
  demandLeave(caller, operation);
  if (bytes === null) return conditional(request, await run(request, operation, caller, found.params, {}));
  checkType(request, bytes);
  return change(request, operation, caller, { params: found.params, bytes });
}

/** Counts a request that nobody in particular sent, and refuses it. */
async function refuse(error: unknown, headers: Headers): Promise<never> {
  if (isDomainError(error)) await countRequest(addressAccount(), headers);
  throw error;
}

async function change(
  request: Request,
  operation: Operation,
  caller: Caller,
  { params, bytes }: { params: Record<string, string>; bytes: Uint8Array },
): Promise<Response> {
  const work = () => run(request, operation, caller, params, parseBody(bytes));
  const key = readKey(request.headers.get("Idempotency-Key"));
  if (key === null) return unconditional(await work());
  const { pathname, search } = new URL(request.url);
  const address = `${request.method} ${pathname}${search}\n`;
  const requestHash = hash("sha256", Buffer.concat([Buffer.from(address), bytes]), "base64url");
  const { answer: kept, replayed } = await answerOnce({ callerId: caller.id, key, requestHash }, work);
  const response = unconditional(kept);
  if (replayed) response.headers.set("Idempotency-Replayed", "true");
  return response;
}

/** Bare, or as the string of RFC 8941 that draft-ietf-httpapi-idempotency-key-header asks for. */
function readKey(header: string | null): string | null {
  if (header === null) return null;
  const [, key] = /^"?([!#-[\]-~]{1,255})"?$/.exec(header.trim()) ?? [];
  if (!key) throw new DomainError("idempotency_key_malformed");
  return key;
}

async function run(
  request: Request,
  operation: Operation,
  caller: Caller,
  params: Record<string, string>,
  body: unknown,
): Promise<KeptAnswer> {
  if (!operation.params.safeParse(params).success) throw new DomainError("not_found");
  const { searchParams } = new URL(request.url);
  const asked = checkParts({
    params: { schema: operation.params, value: params },
    query: { schema: operation.query, value: queryFields(searchParams) },
    body: { schema: operation.body, value: body },
  });
  const ifMatch = readIfMatch(request.headers.get("If-Match"));
  return toAnswer(operation, await operation.run({ actor: caller.actor, ...asked, ifMatch }));
}
