import type { Facts } from "#app/domain/core/events.ts";
import { publish } from "#app/domain/core/publish.server.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import { sessionKey } from "./find-actor.server.ts";

/** What of a member's ways to sign in was changed. */
export type SignInPart = Facts["member.sign_in_changed"]["what"];

type Change = {
  memberId: string;
  what: SignInPart;
  /** Who did it; null for an operator at the shell. */
  byId: string | null;
  /** The session that goes on; all others end. */
  keptSession?: string | null;
};

/** Ends a member's other sessions because how they sign in was changed, and tells it as a fact. */
export async function signInChanged(tx: Transaction, { memberId, what, byId, keptSession }: Change): Promise<void> {
  const others = keptSession ? { id: { not: sessionKey(keptSession) } } : {};
  await tx.session.deleteMany({ where: { memberId, ...others } });
  await publish(tx, "member.sign_in_changed", { memberId, what }, byId);
}
