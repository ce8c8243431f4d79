import { redirect } from "@remix-run/node";
import { isConfirmed, type OwnBrowser } from "#app/domain/accounts/confirm-identity.server.ts";
import type { MemberActor } from "#app/domain/core/actor.ts";
import { confirmIdentityPath } from "#app/paths.ts";
import { requireActor } from "./actor.server.ts";
import { confirmedCookie, readCookie, sessionCookie } from "./cookies.server.ts";

/** The browser a member changes how they sign in with: its session, and the proof that it is really them. */
export async function ownBrowser(request: Request): Promise<OwnBrowser> {
  return {
    sessionId: await readCookie(sessionCookie, request),
    confirmed: await readCookie(confirmedCookie, request),
  };
}

/**
 * The member who opens a page of changing how they sign in; whoever has not just proved that it is them does so first
 * and comes back.
 * @throws Response redirect
 */
export async function requireConfirmedPage(request: Request): Promise<{ actor: MemberActor; browser: OwnBrowser }> {
  const actor = await requireActor(request);
  const browser = await ownBrowser(request);
  if (await isConfirmed(actor, browser)) return { actor, browser };
  throw redirect(confirmIdentityPath(new URL(request.url).pathname.replace(/\.data$/, "")));
}
