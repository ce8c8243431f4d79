import { DomainError } from "#app/domain/core/errors.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import { hashPassword, isEasyPassword } from "#app/platform/passwords.server.ts";
import { admit } from "./admit.server.ts";
import { makeJoiningToken } from "./joining-token.server.ts";
import type { RequestNewPassword, SetNewPassword } from "./password-schema.ts";
import { type CodeRequestOrigin, type SentCode, sendCode } from "./send-code.server.ts";
import { type Device, signInFields } from "./session.server.ts";
import { signInChanged } from "./sign-in-changed.server.ts";
import { codeError, spendCode } from "./spend-code.server.ts";
import { mailWays, readMail, type Target } from "./target.server.ts";
import type { Verified } from "./verify-code.server.ts";

/**
 * Sends a code to a mailbox whose owner forgot their password or has none yet. Known and unknown ones are answered alike.
 * @throws DomainError passwords_closed, mail_unreadable, code_sent_recently, codes_paused, mail_not_sent
 */
export async function requestNewPassword({ email }: RequestNewPassword, origin: CodeRequestOrigin): Promise<SentCode> {
  if (!(await mailWays()).passwords) throw new DomainError("passwords_closed");
  return sendCode({ target: readMail(email, "email"), purpose: "set_password", field: "email" }, origin);
}

/**
 * Sets a password with the code that was mailed, and signs in: a member's sessions all end before. Somebody unknown
 * gets a proof to join with, and the password goes along.
 * @throws DomainError passwords_closed, mail_unreadable, password_too_easy, code_wrong, code_expired,
 *   code_tries_used_up, suspended, account_closed
 */
export async function setNewPassword(input: SetNewPassword, device: Device): Promise<Verified> {
  if (!(await mailWays()).passwords) throw new DomainError("passwords_closed");
  const target = readMail(input.email, "email");
  await refuseEasyPassword(input.password, [target.address]);
  const tried = { target: target.address, purpose: "set_password", code: input.code } as const;
  const problem = await transaction((tx) => spendCode(tx, tried));
  if (problem) throw codeError(problem);
  // Hashing costs much on purpose: it is done once the code was right, and holds no transaction open.
  const passwordHash = await hashPassword(input.password);
  return transaction((tx) => keepPassword(tx, target, passwordHash, device));
}

async function keepPassword(tx: Transaction, target: Target, passwordHash: string, device: Device): Promise<Verified> {
  const member = await tx.member.findUnique({ where: { email: target.address }, select: signInFields });
  if (!member) return { joining: makeJoiningToken({ target, passwordHash }) };
  await tx.member.update({ where: { id: member.id }, data: { passwordHash } });
  await signInChanged(tx, { memberId: member.id, what: "password", byId: member.id });
  return admit(tx, member, device);
}

/**
 * Refuses a password that would be guessed soon.
 * @param words what everybody may know of its owner
 * @throws DomainError password_too_easy
 */
export async function refuseEasyPassword(password: string, words: string[]): Promise<void> {
  const parts = words.flatMap((word) => [word, ...word.split(/[\s@._-]+/)]).filter((word) => word.length > 2);
  if (await isEasyPassword(password, parts)) throw new DomainError("password_too_easy", { field: "password" });
}
