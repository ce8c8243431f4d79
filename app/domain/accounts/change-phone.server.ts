import type { MemberActor } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import type { Language } from "#app/platform/language.ts";
import { applyPhone } from "./apply-phone.server.ts";
import type { ChangePhone, RequestPhone } from "./change-schema.ts";
import { sendChangeNotice } from "./code-message.server.ts";
import { type OwnBrowser, ownTarget, requireConfirmed } from "./confirm-identity.server.ts";
import { type CodeRequestOrigin, type SentCode, sendCode } from "./send-code.server.ts";
import { type CodeProblem, codeError, spendCode } from "./spend-code.server.ts";
import { readNumber } from "./target.server.ts";

/**
 * Sends a code to the number a member wants to have, once they proved to hold the one they have. Whether the new number
 * is somebody's is not told here.
 * @throws DomainError confirmation_needed, same_phone, and those of `requestCode`
 */
export async function requestPhoneChange(
  actor: MemberActor,
  input: RequestPhone,
  browser: OwnBrowser,
  origin: CodeRequestOrigin,
): Promise<SentCode> {
  await requireConfirmed(actor, browser);
  const target = await readNumber(input.phone, "phone");
  if (target.address === (await ownTarget(actor.id)).address) throw new DomainError("same_phone", { field: "phone" });
  return sendCode({ target, purpose: "change_phone", field: "phone" }, origin);
}

/**
 * Gives the actor another number, proved by the code that was sent to it. Points are frozen for 72 hours, the other
 * sessions end, and the number before is told. Only who holds the new number learns that it is another member's.
 * @throws DomainError confirmation_needed, same_phone, phone_taken, code_wrong, code_expired, code_tries_used_up
 */
export async function changePhone(
  actor: MemberActor,
  input: ChangePhone,
  browser: OwnBrowser,
  language: Language,
): Promise<void> {
  await requireConfirmed(actor, browser);
  const { address } = await readNumber(input.phone, "phone");
  const change = { address, code: input.code, keptSession: browser.sessionId };
  const outcome = await transaction((tx) => provedChange(tx, actor, change));
  if (typeof outcome === "string") throw codeError(outcome);
  if (outcome instanceof DomainError) throw outcome;
  if (outcome.former) await sendChangeNotice({ channel: "sms", address: outcome.former }, language);
}

type Change = { address: string; code: string; keptSession: string | null };

/** A spent code stays spent, so what comes after it is answered rather than thrown. */
async function provedChange(
  tx: Transaction,
  actor: MemberActor,
  { address, code, keptSession }: Change,
): Promise<{ former: string | null } | CodeProblem | DomainError> {
  const problem = await spendCode(tx, { target: address, purpose: "change_phone", code });
  if (problem) return problem;
  return applyPhone(tx, { memberId: actor.id, phone: address, byId: actor.id, keptSession });
}
