import type { MemberActor } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { type Database, db } from "#app/platform/db/client.server.ts";
import { sessionKey } from "./find-actor.server.ts";
import { makeProof, readProof } from "./proof.server.ts";
import { confirmedSeconds } from "./rules.ts";
import { type CodeRequestOrigin, type SentCode, sendCode } from "./send-code.server.ts";
import { codeError, spendCode } from "./spend-code.server.ts";
import type { Target } from "./target.server.ts";

/** The browser in which a member changes how they sign in: its session, and the proof that it is really them. */
export type OwnBrowser = { sessionId: string | null; confirmed: string | null };

type Confirmed = { memberId: string; session: string; address: string };

/** Where a member is reached to prove who they are: the number, or the mail address where there is no number. */
export async function ownTarget(memberId: string, database: Database = db): Promise<Target> {
  const select = { phone: true, email: true };
  const member = await database.member.findUniqueOrThrow({ where: { id: memberId }, select });
  if (member.phone) return { channel: "sms", address: member.phone };
  if (member.email) return { channel: "mail", address: member.email };
  throw new DomainError("forbidden");
}

/**
 * Sends the actor a code, to prove that it is really them before they change how they sign in.
 * @throws DomainError code_sent_recently, codes_paused, sms_not_sent, mail_not_sent
 */
export async function requestConfirmation(actor: MemberActor, origin: CodeRequestOrigin): Promise<SentCode> {
  return sendCode({ target: await ownTarget(actor.id), purpose: "confirm", field: "address" }, origin);
}

/**
 * Takes that code for a proof which this browser carries for a few minutes.
 * @throws DomainError code_wrong, code_expired, code_tries_used_up
 */
export async function confirmIdentity(
  actor: MemberActor,
  input: { code: string },
  sessionId: string | null,
): Promise<string> {
  const { address } = await ownTarget(actor.id);
  const problem = await transaction((tx) => spendCode(tx, { target: address, purpose: "confirm", code: input.code }));
  if (problem) throw codeError(problem);
  return proveIdentity({ memberId: actor.id, sessionId: sessionId ?? "", address });
}

/** The proof for a browser in which a member has just shown, by a code, to hold a number or mailbox. */
export function proveIdentity({
  memberId,
  sessionId,
  address,
}: {
  memberId: string;
  sessionId: string;
  address: string;
}): string {
  const claims: Confirmed = { memberId, session: sessionKey(sessionId), address };
  return makeProof("confirmed", claims, confirmedSeconds);
}

/** Whether the actor has proved in this browser, a few minutes ago, to hold the number or mailbox they have now. */
export async function isConfirmed(actor: MemberActor, browser: OwnBrowser, database: Database = db): Promise<boolean> {
  const proof = readProof<Confirmed>("confirmed", browser.confirmed ?? "");
  if (proof?.memberId !== actor.id || proof.session !== sessionKey(browser.sessionId ?? "")) return false;
  return proof.address === (await ownTarget(actor.id, database)).address;
}

/**
 * Lets nobody change how they sign in who has not proved just now that it is them.
 * @throws DomainError confirmation_needed
 */
export async function requireConfirmed(actor: MemberActor, browser: OwnBrowser, database?: Database): Promise<void> {
  if (!(await isConfirmed(actor, browser, database))) throw new DomainError("confirmation_needed");
}
