import { redirect } from "@remix-run/node";
import { isMember } from "#app/domain/core/actor.ts";
import { getClub } from "#app/domain/core/club.server.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { signInPath } from "#app/paths.ts";
import { optionalActor } from "./actor.server.ts";
import { requestContext } from "./request-context.server.ts";

/** What stays open when a club shows nothing to guests: the ways in, how a page looks, and how programs ask. */
const waysIn =
  /^\/(sign-in(\/[a-z/-]+)?|join|left|rules|r\/[^/]+|unsubscribe\/[^/]+|setup|language|theme|dev\/outbox|robots\.txt|api\/docs|api\/v1\/openapi\.json)(\.data)?$/;

/** The club's face: its icons and card, what a phone installs, and the page that stands in while nobody answers. */
const face =
  /^\/(icons\/[^/]+\/[^/]+|favicon\.ico|apple-touch-icon\.png|cards\/[^/]+\/club\.png|manifest\.webmanifest|sw\.js|offline\/[a-z]+)$/;

/**
 * Turns a guest away from a club that only its members may read; asked once per request, before anything is loaded.
 * @throws Response redirect to sign-in; DomainError unauthenticated for what is no page to come back to
 */
export function passGate(request: Request): Promise<void> {
  const context = requestContext();
  context.gate ??= checkGate(request);
  return context.gate;
}

async function checkGate(request: Request): Promise<void> {
  const { pathname, search } = new URL(request.url);
  if (waysIn.test(pathname) || face.test(pathname) || isMember(await optionalActor(request))) return;
  const { readers, logoUrl } = await getClub();
  if (readers !== "members" || pathname === logoUrl) return;
  if (request.method !== "GET") throw new DomainError("unauthenticated");
  throw redirect(signInPath(pathname.replace(/\.data$/, "") + search));
}
