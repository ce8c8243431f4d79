import { transaction } from "#app/domain/core/transaction.server.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import { makeJoiningToken } from "./joining-token.server.ts";
import { readPhone } from "./read-phone.server.ts";
import type { VerifyCode } from "./schema.ts";
import { type Device, type OpenedSession, openSession, signInFields } from "./session.server.ts";
import { type CodeProblem, codeError, spendCode } from "./spend-code.server.ts";

/** A member is signed in; somebody unknown got a proof of their number, to join with. */
export type Verified = { session: OpenedSession; memberId: string; locale: string | null } | { joining: string };

/**
 * Signs in with the code that was sent to a number. A code serves once, for two minutes and five tries.
 * @throws DomainError code_wrong, code_expired, code_tries_used_up, suspended (with until), account_closed
 */
export async function verifyCode(input: VerifyCode, device: Device): Promise<Verified> {
  const phone = await readPhone(input.phone);
  const outcome = await transaction((tx) => trySignIn(tx, phone, input.code, device));
  if (typeof outcome === "string") throw codeError(outcome);
  return outcome;
}

async function trySignIn(
  tx: Transaction,
  phone: string,
  code: string,
  device: Device,
): Promise<Verified | CodeProblem> {
  const problem = await spendCode(tx, phone, code);
  if (problem) return problem;
  const member = await tx.member.findUnique({ where: { phone }, select: signInFields });
  if (!member) return { joining: makeJoiningToken(phone) };
  return { session: await openSession(tx, member, device), memberId: member.id, locale: member.locale };
}
