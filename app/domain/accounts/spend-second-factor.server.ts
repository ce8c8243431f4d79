import { DomainError } from "#app/domain/core/errors.ts";
import { now } from "#app/platform/clock.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import { keyedHash } from "#app/platform/secret.server.ts";
import { tryLimits } from "./rules.ts";
import { totpStep } from "./totp.server.ts";
import type { TryLimit } from "./tries.server.ts";

/** The limit on tries at a member's second factor. */
export function secondFactorTries(memberId: string): TryLimit[] {
  return [{ subject: `second factor ${memberId}`, ...tryLimits.secondFactors }];
}

/** How a recovery code is kept: keyed, and bound to its member. */
export function recoveryHash(memberId: string, code: string): string {
  return keyedHash("recovery-code", `${memberId} ${code}`);
}

/**
 * Spends a one-time password of a member's app, or one of their recovery codes. Each serves once, also when two requests
 * bring it at the same moment: a step must be later than the last one.
 * @throws DomainError second_factor_wrong, second_factor_used
 */
export async function spendSecondFactor(tx: Transaction, memberId: string, code: string): Promise<void> {
  const used = code.length === 6 ? await spendStep(tx, memberId, code) : await spendRecovery(tx, memberId, code);
  if (!used) throw new DomainError("second_factor_wrong", { field: "code" });
}

async function spendStep(tx: Transaction, memberId: string, code: string): Promise<boolean> {
  const member = await tx.member.findUnique({ where: { id: memberId }, select: { totpSecret: true, totpSince: true } });
  const step = member?.totpSecret && member.totpSince ? totpStep(member.totpSecret, code) : null;
  if (step === null) return false;
  const { count } = await tx.member.updateMany({
    where: {
      id: memberId,
      totpSecret: member!.totpSecret,
      OR: [{ totpLastStep: null }, { totpLastStep: { lt: step } }],
    },
    data: { totpLastStep: step },
  });
  if (count === 0) throw new DomainError("second_factor_used", { field: "code" });
  return true;
}

async function spendRecovery(tx: Transaction, memberId: string, code: string): Promise<boolean> {
  const { count } = await tx.recoveryCode.updateMany({
    where: { memberId, codeHash: recoveryHash(memberId, code), usedAt: null, member: { totpSince: { not: null } } },
    data: { usedAt: now() },
  });
  return count > 0;
}
