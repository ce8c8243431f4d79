import { redirect } from "@remix-run/node";
import { findActorBySession } from "#app/domain/accounts/find-actor.server.ts";
import { type Actor, guest, isMember, type MemberActor } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { readCookie, sessionCookie } from "./cookies.server.ts";
import { requestContext } from "./request-context.server.ts";

/** Who sent a request: the session's member, or a guest. Asked once per request however many loaders run. */
export function optionalActor(request: Request): Promise<Actor> {
  const context = requestContext();
  context.actor ??= readActor(request);
  return context.actor;
}

/**
 * The signed-in member who sent a request. A page is sent to sign in and comes back after; a change is refused.
 * @throws Response redirect to sign-in, DomainError unauthenticated
 */
export async function requireActor(request: Request): Promise<MemberActor> {
  const actor = await optionalActor(request);
  if (isMember(actor)) return actor;
  if (request.method !== "GET") throw new DomainError("unauthenticated");
  const { pathname, search } = new URL(request.url);
  throw redirect(`/sign-in?to=${encodeURIComponent(pathname.replace(/\.data$/, "") + search)}`);
}

/**
 * Asks again who sent a request, now that its body has arrived: that takes as long as its sender likes. Whoever was told
 * of the actor before goes on with what is true now.
 * @throws DomainError unauthenticated for whose session has ended meanwhile
 */
export async function confirmActor(request: Request): Promise<void> {
  const context = requestContext();
  const before = await context.actor;
  if (!before || !isMember(before)) return;
  const after = await readActor(request);
  if (after.id === before.id) return void Object.assign(before, after);
  context.actor = Promise.resolve(after);
  throw new DomainError("unauthenticated");
}

async function readActor(request: Request): Promise<Actor> {
  const session = await readCookie(sessionCookie, request);
  return session ? ((await findActorBySession(session)) ?? guest) : guest;
}
