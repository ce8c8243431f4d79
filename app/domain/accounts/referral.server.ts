import { randomInt } from "node:crypto";
import type { MemberActor } from "#app/domain/core/actor.ts";
import { DomainError, isDomainError } from "#app/domain/core/errors.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { type Database, db } from "#app/platform/db/client.server.ts";
import { readReferralCode, referralCodeLength, referralLetters } from "./referral-code.ts";

/** A member's code, and how many have come with it. */
export type ReferralView = { code: string; count: number };

/** The actor's referral code, made when it is first asked for, and how many joined with it. */
export async function getReferral(actor: MemberActor): Promise<ReferralView> {
  const [code, count] = await Promise.all([
    ensureCode(actor.id),
    db.member.count({ where: { referredById: actor.id, standing: { not: "removed" } } }),
  ]);
  return { code, count };
}

/** Codes that meet by chance are drawn again; of two pages opened at once the first one's code stays. */
async function ensureCode(memberId: string): Promise<string> {
  for (;;) {
    const { referralCode } = await db.member.findUniqueOrThrow({
      where: { id: memberId },
      select: { referralCode: true },
    });
    if (referralCode) return referralCode;
    await transaction((tx) =>
      tx.member.updateMany({ where: { id: memberId, referralCode: null }, data: { referralCode: drawCode() } }),
    ).catch((error: unknown) => {
      if (!isDomainError(error) || error.code !== "conflict") throw error;
    });
  }
}

function drawCode(): string {
  return Array.from({ length: referralCodeLength }, () => referralLetters[randomInt(referralLetters.length)]).join("");
}

/** Whose code it is, however it was typed; null for nobody's, and for that of somebody who left. */
export async function findReferrer(typed: string, database: Database = db): Promise<string | null> {
  const referralCode = readReferralCode(typed);
  if (!referralCode) return null;
  const where = { referralCode, standing: { not: "removed" as const } };
  return (await database.member.findFirst({ where, select: { id: true } }))?.id ?? null;
}

/**
 * Whoever a newcomer names with a code; undefined where no code was given.
 * @throws DomainError referral_code_unknown
 */
export async function demandReferrer(database: Database, typed: string): Promise<string | undefined> {
  if (typed.trim() === "") return undefined;
  const referrerId = await findReferrer(typed, database);
  if (!referrerId) throw new DomainError("referral_code_unknown", { field: "referralCode" });
  return referrerId;
}
