import { memberCallerId } from "#app/domain/accounts/caller-id.ts";
import { type Actor, isMember } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { findActorByToken } from "#app/domain/integrations/find-caller.server.ts";
import type { Scope } from "#app/domain/integrations/scopes.ts";
import { optionalActor } from "#app/http/actor.server.ts";
import { requestContext } from "#app/http/request-context.server.ts";
import type { Operation } from "./operation.ts";
import { Refusal } from "./refusal.ts";

/** Who calls the API. A browser's session is its member in person, so nothing narrows it: `scopes` is null. */
export type Caller = { id: string; actor: Actor; scopes: ReadonlySet<Scope> | null };

const challenge = 'Bearer realm="bashgah"';

/**
 * Who sent a request, by its token (RFC 6750) or else by its session; a token that was sent is never overlooked.
 * @throws DomainError unauthenticated, token_invalid; with WWW-Authenticate
 */
export async function findCaller(request: Request): Promise<Caller> {
  const authorization = request.headers.get("Authorization");
  if (authorization === null) return bySession(request);
  const [, token] = /^Bearer +([\w.~+/-]+=*) *$/i.exec(authorization) ?? [];
  if (!token) throw new Refusal("unauthenticated", { headers: { "WWW-Authenticate": challenge } });
  const found = await findActorByToken(token);
  if (!found)
    throw new Refusal("token_invalid", { headers: { "WWW-Authenticate": `${challenge}, error="invalid_token"` } });
  const { tokenId, actor, scopes } = found;
  requestContext().actor = Promise.resolve(actor);
  return { id: actor.id ? memberCallerId(actor.id) : `token:${tokenId}`, actor, scopes };
}

async function bySession(request: Request): Promise<Caller> {
  const actor = await optionalActor(request);
  if (!isMember(actor)) throw new Refusal("unauthenticated", { headers: { "WWW-Authenticate": challenge } });
  return { id: memberCallerId(actor.id), actor, scopes: null };
}

/**
 * Goes on only with a caller who may use an operation. A browser's session writes only from a page of ours, which
 * says so with its Origin.
 * @throws DomainError forged_origin, scope_missing, member_needed
 */
export function demandLeave({ actor, scopes }: Caller, { method, scope, by }: Operation): void {
  if (scopes === null && method !== "GET" && !requestContext().fromOwnPage) throw new DomainError("forged_origin");
  if (scopes && !scopes.has(scope)) {
    const headers = { "WWW-Authenticate": `${challenge}, error="insufficient_scope", scope="${scope}"` };
    throw new Refusal("scope_missing", { details: { values: { scope } }, headers });
  }
  if (by === "member" && !isMember(actor)) throw new DomainError("member_needed");
}
