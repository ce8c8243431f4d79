import { randomInt } from "node:crypto";
import { clubSettings, getClub } from "#app/domain/core/club.server.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { translatorFor } from "#app/i18n/translator.server.ts";
import { addSeconds, daySeconds, now } from "#app/platform/clock.ts";
import { type Database, db, type Transaction } from "#app/platform/db/client.server.ts";
import type { Language } from "#app/platform/language.ts";
import { sendSms } from "#app/platform/messages/send.server.ts";
import type { Prisma } from "#prisma/client";
import {
  type AccountSettings,
  accountDefaults,
  codeDigits,
  codeSeconds,
  limitedAddress,
  refusalForNumber,
} from "./rules.ts";
import { codeHash } from "./spend-code.server.ts";

/** Where a request for a code came from: limits count by the address, the message names the host. */
export type CodeRequestOrigin = { ip: string; host: string; language: Language };

/** Key of the advisory lock on sending. All codes draw on one budget, the club's, so there is one lock. */
const sendingCodes = 7_262_001;

/**
 * Sends a new one-time code to a number, whoever's it is.
 * @param phone E.164
 * @throws DomainError code_sent_recently, codes_paused (both with until), sms_not_sent
 */
export async function sendCode(phone: string, origin: CodeRequestOrigin): Promise<{ expiresAt: Date }> {
  const limits = await clubSettings("accounts", accountDefaults);
  const code = String(randomInt(10 ** codeDigits)).padStart(codeDigits, "0");
  const ip = limitedAddress(origin.ip);
  // A flood is refused here, before it queues for the lock with a connection each; what is decided under it holds.
  await refuseOverLimits(db, { phone, ip }, limits);
  const kept = await transaction((tx) => keepCode(tx, { phone, code, ip }, limits));
  const { name: club } = await getClub();
  const t = translatorFor(origin.language, "accounts");
  const text = t("sms", { club: club || t("theClub"), code, host: origin.host });
  if ((await sendSms({ to: phone, text, code })) === "refused") await giveBack(kept.id);
  return { expiresAt: kept.expiresAt };
}

/** A code that certainly was not sent counts for no limit; one that may have been sent does. */
async function giveBack(id: string): Promise<never> {
  await db.loginCode.deleteMany({ where: { id } });
  throw new DomainError("sms_not_sent", { field: "phone" });
}

type Sending = { phone: string; ip: string };

async function keepCode(tx: Transaction, sending: Sending & { code: string }, limits: AccountSettings) {
  const { phone, code, ip } = sending;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${sendingCodes})`;
  await refuseOverLimits(tx, sending, limits);
  const createdAt = now();
  const expiresAt = addSeconds(createdAt, codeSeconds);
  const data = { target: phone, codeHash: codeHash(phone, code), ip, createdAt, expiresAt };
  return tx.loginCode.create({ data, select: { id: true, expiresAt: true } });
}

async function refuseOverLimits(database: Database, { phone, ip }: Sending, limits: AccountSettings): Promise<void> {
  const sent = await database.loginCode.findMany({
    where: { target: phone, createdAt: { gt: addSeconds(now(), -daySeconds) } },
    orderBy: { createdAt: "desc" },
    take: limits.codesPerNumberAndDay,
    select: { createdAt: true },
  });
  const times = sent.map((row) => row.createdAt);
  const refusal = refusalForNumber(times, now(), limits);
  if (refusal) throw new DomainError(refusal.code, { field: "phone", until: refusal.until });
  await refuseOver(database, { ip }, limits.codesPerIp, limits.codesPerIpSeconds);
  await refuseOver(database, {}, limits.codesPerClub, limits.codesPerClubSeconds);
}

/** Refuses when as many codes as allowed were sent within the window; the oldest of them tells until when. */
async function refuseOver(database: Database, where: Prisma.LoginCodeWhereInput, most: number, seconds: number) {
  const oldest = await database.loginCode.findFirst({
    where: { ...where, createdAt: { gt: addSeconds(now(), -seconds) } },
    orderBy: { createdAt: "desc" },
    skip: most - 1,
    select: { createdAt: true },
  });
  if (oldest) throw new DomainError("codes_paused", { field: "phone", until: addSeconds(oldest.createdAt, seconds) });
}
