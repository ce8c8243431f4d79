import { DomainError, type ErrorCode } from "#app/domain/core/errors.ts";
import { now } from "#app/platform/clock.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import { keyedHash } from "#app/platform/secret.server.ts";
import { type CodePurpose, codeTries } from "./rules.ts";

/** A code as it is tried: on whose target, and for what. */
export type TriedCode = { target: string; purpose: CodePurpose; code: string };

/** How a code is kept: keyed, and bound to what it was sent to and for. */
export function codeHash({ target, purpose, code }: TriedCode): string {
  return keyedHash("login-code", `${purpose} ${target} ${code}`);
}

/** Why a code was not accepted. */
export type CodeProblem = Extract<ErrorCode, "code_wrong" | "code_expired" | "code_tries_used_up">;

/**
 * Tries a code on the newest one sent to a number or mailbox for a purpose. One statement counts the try and spends the
 * code, so that of two requests with the same code one succeeds, and no number of parallel guesses exceeds the tries.
 * The caller commits whatever the answer is: a wrong try has to stay counted.
 * @returns null when the code was right
 */
export async function spendCode(tx: Transaction, tried: TriedCode): Promise<CodeProblem | null> {
  const { target, purpose } = tried;
  const answers = await tx.$queryRaw<{ right: boolean; tries: number }[]>`
    UPDATE "LoginCode"
    SET tries = tries + 1, "usedAt" = CASE WHEN "codeHash" = ${codeHash(tried)} THEN ${now()}::timestamptz END
    WHERE id = (SELECT id FROM "LoginCode" WHERE target = ${target} AND purpose = ${purpose}
        ORDER BY "createdAt" DESC, id DESC LIMIT 1)
      AND "usedAt" IS NULL AND tries < ${codeTries} AND "expiresAt" > ${now()}
    RETURNING "usedAt" IS NOT NULL AS right, tries`;
  const [answer] = answers;
  if (answer?.right) await keepProofOfMail(tx, target);
  if (answer) return answer.right ? null : answer.tries < codeTries ? "code_wrong" : "code_tries_used_up";
  const newest = await tx.loginCode.findFirst({
    where: { target, purpose },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  const stillOpen = newest && !newest.usedAt && newest.expiresAt > now();
  return stillOpen ? "code_tries_used_up" : "code_expired";
}

/** A mail address that an import brought is its member's once they gave a code that was sent there. */
async function keepProofOfMail(tx: Transaction, target: string): Promise<void> {
  if (!target.includes("@")) return;
  await tx.member.updateMany({ where: { email: target, emailProvenAt: null }, data: { emailProvenAt: now() } });
}

/** A refused code as an error on its field. */
export function codeError(problem: CodeProblem): DomainError {
  return new DomainError(problem, { field: "code" });
}
