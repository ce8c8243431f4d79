import { DomainError } from "#app/domain/core/errors.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { type Admitted, admit } from "./admit.server.ts";
import type { SecondFactor } from "./change-schema.ts";
import { readProof } from "./proof.server.ts";
import { type Device, signInFields } from "./session.server.ts";
import { secondFactorTries, spendSecondFactor } from "./spend-second-factor.server.ts";
import { countTries, forgetTries } from "./tries.server.ts";

/**
 * Finishes signing in with a second factor, for whoever carries the proof of the first.
 * @throws DomainError sign_in_expired, second_factor_wrong, second_factor_used, sign_in_tries_paused (with until),
 *   suspended, account_closed
 */
export async function passSecondFactor(input: SecondFactor & { proof: string }, device: Device): Promise<Admitted> {
  const claims = readProof<{ memberId: string }>("first-factor", input.proof);
  if (!claims) throw new DomainError("sign_in_expired");
  const { memberId } = claims;
  await countTries(secondFactorTries(memberId), "code");
  return transaction(async (tx) => {
    await spendSecondFactor(tx, memberId, input.code);
    await forgetTries(tx, secondFactorTries(memberId));
    const member = await tx.member.findUniqueOrThrow({ where: { id: memberId }, select: signInFields });
    return admit(tx, member, device, true);
  });
}
