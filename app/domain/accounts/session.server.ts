import { randomBytes } from "node:crypto";
import { addSeconds, now } from "#app/platform/clock.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import type { Prisma } from "#prisma/client";
import { sessionKey } from "./find-actor.server.ts";
import { sessionSeconds, standingAt } from "./rules.ts";
import { standingRefusal } from "./standing-refusal.server.ts";

/** An opened session; the id goes into the cookie and is kept nowhere else. */
export type OpenedSession = { id: string; expiresAt: Date };

/** What a browser says about itself, shown in the list of sessions. */
export type Device = { userAgent: string };

const userAgentMax = 300;

export const signInFields = {
  id: true,
  standing: true,
  standingUntil: true,
  standingReason: true,
  locale: true,
  totpSince: true,
} satisfies Prisma.MemberSelect;

/** A member as signing in needs to know them. */
export type SigningIn = Prisma.MemberGetPayload<{ select: typeof signInFields }>;

/**
 * Keeps out who may not sign in.
 * @throws DomainError suspended with until, account_closed
 */
export async function refuseStanding(tx: Transaction, member: SigningIn): Promise<void> {
  const standing = standingAt(member, now());
  if (standing === "suspended" || standing === "removed") throw await standingRefusal(standing, member, tx);
}

/**
 * Opens a session in the transaction that proved who asks.
 * @param strong whether a second factor was given
 * @throws DomainError suspended with until, account_closed
 */
export async function openSession(
  tx: Transaction,
  member: SigningIn,
  device: Device,
  strong = false,
): Promise<OpenedSession> {
  await refuseStanding(tx, member);
  const id = randomBytes(32).toString("base64url");
  const openedAt = now();
  const expiresAt = addSeconds(openedAt, sessionSeconds);
  const userAgent = device.userAgent.slice(0, userAgentMax);
  const times = { createdAt: openedAt, lastSeenAt: openedAt, expiresAt };
  await tx.session.create({ data: { id: sessionKey(id), memberId: member.id, userAgent, strong, ...times } });
  await tx.member.update({ where: { id: member.id }, data: { lastSeenAt: openedAt } });
  return { id, expiresAt };
}
