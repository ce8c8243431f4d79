import { transaction } from "#app/domain/core/transaction.server.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import { type Admitted, admit } from "./admit.server.ts";
import { proveIdentity } from "./confirm-identity.server.ts";
import { makeJoiningToken } from "./joining-token.server.ts";
import type { VerifyCode } from "./schema.ts";
import { type Device, signInFields } from "./session.server.ts";
import { type CodeProblem, codeError, spendCode } from "./spend-code.server.ts";
import { memberWith, readTarget, type Target } from "./target.server.ts";

/** A member is let in; somebody unknown got a proof of their number or mailbox, to join with. */
export type Verified = Admitted | { joining: string };

/**
 * Signs in with the code that was sent to a number or mailbox. A code serves once, for two minutes and five tries.
 * @throws DomainError code_wrong, code_expired, code_tries_used_up, suspended (with until), account_closed
 */
export async function verifyCode(input: VerifyCode, device: Device): Promise<Verified> {
  const target = await readTarget(input.target, "target");
  const outcome = await transaction((tx) => trySignIn(tx, target, input.code, device));
  if (typeof outcome === "string") throw codeError(outcome);
  return outcome;
}

async function trySignIn(
  tx: Transaction,
  target: Target,
  code: string,
  device: Device,
): Promise<Verified | CodeProblem> {
  const problem = await spendCode(tx, { target: target.address, purpose: "sign_in", code });
  if (problem) return problem;
  const member = await tx.member.findUnique({ where: memberWith(target), select: signInFields });
  if (!member) return { joining: makeJoiningToken({ target }) };
  return withProof(await admit(tx, member, device), target);
}

/** A code that signs in also proves what changing the way in would ask for. */
export function withProof(admitted: Admitted, { address }: Target): Admitted {
  if (!("session" in admitted)) return admitted;
  const { memberId, session } = admitted;
  return { ...admitted, confirmed: proveIdentity({ memberId, sessionId: session.id, address }) };
}
