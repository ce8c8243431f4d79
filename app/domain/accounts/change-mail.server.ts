import type { MemberActor } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { now } from "#app/platform/clock.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import type { Language } from "#app/platform/language.ts";
import { hasMail } from "#app/platform/messages/send-mail.server.ts";
import type { ChangeMail, RequestMail } from "./change-schema.ts";
import { sendChangeNotice } from "./code-message.server.ts";
import { type OwnBrowser, requireConfirmed } from "./confirm-identity.server.ts";
import { type CodeRequestOrigin, type SentCode, sendCode } from "./send-code.server.ts";
import { signInChanged } from "./sign-in-changed.server.ts";
import { type CodeProblem, codeError, spendCode } from "./spend-code.server.ts";
import { readMail } from "./target.server.ts";

/**
 * Sends a code to the mailbox a member wants to have. Whether it is somebody's is not told here.
 * @throws DomainError confirmation_needed, mail_closed, mail_unreadable, code_sent_recently, codes_paused, mail_not_sent
 */
export async function requestMailChange(
  actor: MemberActor,
  input: RequestMail,
  browser: OwnBrowser,
  origin: CodeRequestOrigin,
): Promise<SentCode> {
  await requireConfirmed(actor, browser);
  if (!hasMail()) throw new DomainError("mail_closed");
  return sendCode({ target: readMail(input.email, "email"), purpose: "change_email", field: "email" }, origin);
}

/**
 * Gives the actor a mail address, proved by the code that was sent to it; their other sessions end, and the mailbox
 * before is told.
 * @throws DomainError confirmation_needed, same_mail, mail_taken, code_wrong, code_expired, code_tries_used_up
 */
export async function changeMail(
  actor: MemberActor,
  input: ChangeMail,
  browser: OwnBrowser,
  language: Language,
): Promise<void> {
  await requireConfirmed(actor, browser);
  const { address } = readMail(input.email, "email");
  const outcome = await transaction((tx) => provedChange(tx, actor, { address, code: input.code, browser }));
  if (typeof outcome === "string") throw codeError(outcome);
  if (outcome instanceof DomainError) throw outcome;
  if (outcome.former) await sendChangeNotice({ channel: "mail", address: outcome.former }, language);
}

type Change = { address: string; code: string; browser: OwnBrowser };

/** A spent code stays spent, so what comes after it is answered rather than thrown. */
async function provedChange(
  tx: Transaction,
  actor: MemberActor,
  { address, code, browser }: Change,
): Promise<{ former: string | null } | CodeProblem | DomainError> {
  const problem = await spendCode(tx, { target: address, purpose: "change_email", code });
  if (problem) return problem;
  const { email: former } = await lockMember(tx, actor.id);
  if (former === address) return new DomainError("same_mail", { field: "email" });
  const holder = await tx.member.findUnique({ where: { email: address }, select: { id: true } });
  if (holder) return new DomainError("mail_taken", { field: "email" });
  await tx.member.update({ where: { id: actor.id }, data: { email: address, emailProvenAt: now() } });
  await signInChanged(tx, { memberId: actor.id, what: "email", byId: actor.id, keptSession: browser.sessionId });
  return { former };
}

/**
 * Takes the actor's mail address away, and the password that goes with it. The number stays as their way in.
 * @throws DomainError confirmation_needed, last_way_in
 */
export async function removeMail(actor: MemberActor, browser: OwnBrowser, language: Language): Promise<void> {
  await requireConfirmed(actor, browser);
  const former = await transaction(async (tx) => {
    const { phone, email } = await lockMember(tx, actor.id);
    if (!email) return null;
    if (!phone) throw new DomainError("last_way_in");
    await tx.member.update({ where: { id: actor.id }, data: { email: null, passwordHash: null } });
    await signInChanged(tx, { memberId: actor.id, what: "email", byId: actor.id, keptSession: browser.sessionId });
    return email;
  });
  if (former) await sendChangeNotice({ channel: "mail", address: former }, language);
}

async function lockMember(tx: Transaction, memberId: string) {
  const [member] = await tx.$queryRaw<{ phone: string | null; email: string | null }[]>`
    SELECT phone, email FROM "Member" WHERE id = ${memberId}::uuid AND standing <> 'removed' FOR UPDATE`;
  if (!member) throw new DomainError("not_found");
  return member;
}
