import { randomInt } from "node:crypto";
import { renderSVG } from "uqr";
import type { MemberActor } from "#app/domain/core/actor.ts";
import { getClub } from "#app/domain/core/club.server.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { now } from "#app/platform/clock.ts";
import { db, type Transaction } from "#app/platform/db/client.server.ts";
import type { SecondFactor } from "./change-schema.ts";
import { type OwnBrowser, requireConfirmed } from "./confirm-identity.server.ts";
import { sessionKey } from "./find-actor.server.ts";
import { signInChanged } from "./sign-in-changed.server.ts";
import { recoveryHash, secondFactorTries, spendSecondFactor } from "./spend-second-factor.server.ts";
import { newTotpSecret, totpStep, totpText } from "./totp.server.ts";
import { countTries, forgetTries } from "./tries.server.ts";

const recoveryCodes = 10;
/** Letters and digits that are not taken for one another (Crockford's base 32). */
const recoveryLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** What an app needs to make one-time passwords: as a picture to scan, and as text to type. */
export type Enrolment = { svg: string; secret: string };

/**
 * Begins to set up one-time passwords; nothing is asked at signing in until `confirmSecondFactor`. Once more gives
 * a new secret.
 * @throws DomainError confirmation_needed, second_factor_present
 */
export async function beginSecondFactor(actor: MemberActor, browser: OwnBrowser): Promise<void> {
  await requireConfirmed(actor, browser);
  const { count } = await db.member.updateMany({
    where: { id: actor.id, totpSince: null },
    data: { totpSecret: newTotpSecret() },
  });
  if (count === 0) throw new DomainError("second_factor_present");
}

/**
 * The secret that waits to be confirmed; null where none does.
 * @throws DomainError confirmation_needed where one does
 */
export async function findEnrolment(actor: MemberActor, browser: OwnBrowser): Promise<Enrolment | null> {
  const select = { name: true, totpSecret: true, totpSince: true };
  const { name, totpSecret, totpSince } = await db.member.findUniqueOrThrow({ where: { id: actor.id }, select });
  if (!totpSecret || totpSince) return null;
  await requireConfirmed(actor, browser);
  const { uri, secret } = totpText(totpSecret, { club: (await getClub()).name || "Bashgah", name });
  return { secret, svg: renderSVG(uri, { border: 2 }) };
}

/**
 * Turns the second factor on with a first password of the app. This browser's session counts as opened with it; the
 * others end.
 * @returns the recovery codes, which are shown once
 * @throws DomainError confirmation_needed, second_factor_wrong, second_factor_present, sign_in_tries_paused
 */
export async function confirmSecondFactor(
  actor: MemberActor,
  { code }: SecondFactor,
  browser: OwnBrowser,
): Promise<string[]> {
  await requireConfirmed(actor, browser);
  await countTries(secondFactorTries(actor.id), "code");
  const codes = Array.from({ length: recoveryCodes }, newRecoveryCode);
  await transaction(async (tx) => {
    const { totpSecret } = await tx.member.findUniqueOrThrow({ where: { id: actor.id }, select: { totpSecret: true } });
    const step = totpSecret ? totpStep(totpSecret, code) : null;
    if (step === null) throw new DomainError("second_factor_wrong", { field: "code" });
    const { count } = await tx.member.updateMany({
      where: { id: actor.id, totpSecret, totpSince: null },
      data: { totpSince: now(), totpLastStep: step },
    });
    if (count === 0) throw new DomainError("second_factor_present");
    await keepRecoveryCodes(tx, actor.id, codes);
    await settle(tx, actor, browser, true);
  });
  return codes.map((text) => `${text.slice(0, 5)}-${text.slice(5)}`);
}

/**
 * Turns the actor's second factor off again, with one of its passwords or a recovery code.
 * @throws DomainError confirmation_needed, second_factor_wrong, second_factor_used, sign_in_tries_paused
 */
export async function removeSecondFactor(
  actor: MemberActor,
  { code }: SecondFactor,
  browser: OwnBrowser,
): Promise<void> {
  await requireConfirmed(actor, browser);
  await countTries(secondFactorTries(actor.id), "code");
  await transaction(async (tx) => {
    await spendSecondFactor(tx, actor.id, code);
    await dropSecondFactor(tx, actor.id);
    await settle(tx, actor, browser, false);
  });
}

/** Takes a member's second factor away, in the transaction of whoever may. */
export async function dropSecondFactor(tx: Transaction, memberId: string): Promise<void> {
  const data = { totpSecret: null, totpSince: null, totpLastStep: null };
  await tx.member.update({ where: { id: memberId }, data });
  await tx.recoveryCode.deleteMany({ where: { memberId } });
}

async function settle(tx: Transaction, actor: MemberActor, { sessionId }: OwnBrowser, strong: boolean): Promise<void> {
  await tx.session.updateMany({ where: { id: sessionKey(sessionId ?? ""), memberId: actor.id }, data: { strong } });
  await forgetTries(tx, secondFactorTries(actor.id));
  await signInChanged(tx, { memberId: actor.id, what: "second_factor", byId: actor.id, keptSession: sessionId });
}

async function keepRecoveryCodes(tx: Transaction, memberId: string, codes: string[]): Promise<void> {
  await tx.recoveryCode.deleteMany({ where: { memberId } });
  const createdAt = now();
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ memberId, codeHash: recoveryHash(memberId, code), createdAt })),
  });
}

function newRecoveryCode(): string {
  return Array.from({ length: 10 }, () => recoveryLetters[randomInt(recoveryLetters.length)]).join("");
}
