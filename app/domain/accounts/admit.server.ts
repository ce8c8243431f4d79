import type { Transaction } from "#app/platform/db/client.server.ts";
import { staffNeedSecondFactor } from "./find-actor.server.ts";
import { makeProof } from "./proof.server.ts";
import { secondFactorSeconds } from "./rules.ts";
import { type Device, type OpenedSession, openSession, refuseStanding, type SigningIn } from "./session.server.ts";

/** A member is signed in. */
export type SignedIn = {
  session: OpenedSession;
  memberId: string;
  locale: string | null;
  /** Staff who have to set up a second factor before they can use their permissions. */
  mustEnrol?: boolean;
  /** The proof of who they are, where a code opened the session: it need not be asked for again at once. */
  confirmed?: string;
};

/** A member is signed in, or has to give a second factor first and carries the proof of the first until then. */
export type Admitted = SignedIn | { secondFactor: string; locale: string | null };

/**
 * Lets a member in whose first factor was right, in the transaction that proved it.
 * @param strong a second factor was given along with it
 * @throws DomainError suspended with until, account_closed
 */
export async function admit(tx: Transaction, member: SigningIn, device: Device, strong = false): Promise<Admitted> {
  const { id: memberId, locale, totpSince } = member;
  if (strong || !totpSince) {
    const session = await openSession(tx, member, device, strong);
    return { session, memberId, locale, mustEnrol: !strong && (await isHeldBack(tx, memberId)) };
  }
  await refuseStanding(tx, member);
  return { secondFactor: makeProof("first-factor", { memberId }, secondFactorSeconds), locale };
}

async function isHeldBack(tx: Transaction, memberId: string): Promise<boolean> {
  if (!(await staffNeedSecondFactor())) return false;
  return (await tx.memberRole.findFirst({ where: { memberId }, select: { role: true } })) !== null;
}
