import type { Transaction } from "#app/platform/db/client.server.ts";
import { makeProof } from "./proof.server.ts";
import { secondFactorSeconds } from "./rules.ts";
import { type Device, type OpenedSession, openSession, refuseStanding, type SigningIn } from "./session.server.ts";

/** A member is signed in. */
export type SignedIn = { session: OpenedSession; memberId: string; locale: string | null };

/** A member is signed in, or has to give a second factor first and carries the proof of the first until then. */
export type Admitted = SignedIn | { secondFactor: string; locale: string | null };

/**
 * Lets a member in whose first factor was right, in the transaction that proved it.
 * @param strong a second factor was given along with it
 * @throws DomainError suspended with until, account_closed
 */
export async function admit(tx: Transaction, member: SigningIn, device: Device, strong = false): Promise<Admitted> {
  const { id: memberId, locale, totpSince } = member;
  if (strong || !totpSince) return { session: await openSession(tx, member, device, strong), memberId, locale };
  await refuseStanding(tx, member);
  return { secondFactor: makeProof("first-factor", { memberId }, secondFactorSeconds), locale };
}
