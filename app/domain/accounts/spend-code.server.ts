import { DomainError, type ErrorCode } from "#app/domain/core/errors.ts";
import { now } from "#app/platform/clock.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import { keyedHash } from "#app/platform/secret.server.ts";
import { codeTries } from "./rules.ts";

/** How a code is kept: keyed, and bound to the number it was sent to. */
export function codeHash(phone: string, code: string): string {
  return keyedHash("login-code", `${phone} ${code}`);
}

/** Why a code was not accepted. */
export type CodeProblem = Extract<ErrorCode, "code_wrong" | "code_expired" | "code_tries_used_up">;

/**
 * Tries a code on the newest one sent to a number. One statement counts the try and spends the code, so that of two
 * requests with the same code one succeeds, and no number of parallel guesses exceeds the tries.
 * The caller commits whatever the answer is: a wrong try has to stay counted.
 * @returns null when the code was right
 */
export async function spendCode(tx: Transaction, phone: string, code: string): Promise<CodeProblem | null> {
  const tried = await tx.$queryRaw<{ right: boolean; tries: number }[]>`
    UPDATE "LoginCode"
    SET tries = tries + 1, "usedAt" = CASE WHEN "codeHash" = ${codeHash(phone, code)} THEN ${now()}::timestamptz END
    WHERE id = (SELECT id FROM "LoginCode" WHERE target = ${phone} ORDER BY "createdAt" DESC, id DESC LIMIT 1)
      AND "usedAt" IS NULL AND tries < ${codeTries} AND "expiresAt" > ${now()}
    RETURNING "usedAt" IS NOT NULL AS right, tries`;
  if (tried[0]) return tried[0].right ? null : tried[0].tries < codeTries ? "code_wrong" : "code_tries_used_up";
  const newest = await tx.loginCode.findFirst({
    where: { target: phone },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  const stillOpen = newest && !newest.usedAt && newest.expiresAt > now();
  return stillOpen ? "code_tries_used_up" : "code_expired";
}

/** A refused code as an error on its field. */
export function codeError(problem: CodeProblem): DomainError {
  return new DomainError(problem, { field: "code" });
}
