import { randomInt } from "node:crypto";
import { clubSettings } from "#app/domain/core/club.server.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { addSeconds, daySeconds, now } from "#app/platform/clock.ts";
import { advisoryLocks } from "#app/platform/db/advisory-locks.ts";
import { type Database, db, type Transaction } from "#app/platform/db/client.server.ts";
import type { Language } from "#app/platform/language.ts";
import type { Prisma } from "#prisma/client";
import { sendCodeMessage } from "./code-message.server.ts";
import {
  type AccountSettings,
  accountDefaults,
  type CodePurpose,
  codeDigits,
  codeSeconds,
  limitedAddress,
  refusalForNumber,
} from "./rules.ts";
import { codeHash } from "./spend-code.server.ts";
import type { Target } from "./target.server.ts";

/**
 * Where a request for a code came from: limits count by the address; the message names the site's host, where it is sure.
 */
export type CodeRequestOrigin = { ip: string; host: string | null; language: Language };

/** What a code is for, and the field where somebody typed its target. */
export type CodeRequest = { target: Target; purpose: CodePurpose; field: string };

/** Until when a code serves, and from when another one is sent. */
export type SentCode = { expiresAt: Date; againAt: Date };

/**
 * Sends a new one-time code to a number or mailbox, whoever's it is. Limits count all codes to it, whatever they are for.
 * @throws DomainError code_sent_recently, codes_paused (both with until), sms_not_sent, mail_not_sent
 */
export async function sendCode(request: CodeRequest, origin: CodeRequestOrigin): Promise<SentCode> {
  const { target, purpose } = request;
  const limits = await clubSettings("accounts", accountDefaults);
  const code = String(randomInt(10 ** codeDigits)).padStart(codeDigits, "0");
  const sending = { ...request, ip: limitedAddress(origin.ip) };
  // A flood is refused here, before it queues for the lock with a connection each; what is decided under it holds.
  await refuseOverLimits(db, sending, limits);
  const kept = await transaction((tx) => keepCode(tx, { ...sending, code }, limits));
  const { host, language } = origin;
  if ((await sendCodeMessage(target, { code, purpose, host, language })) === "refused")
    await giveBack(kept.id, request);
  return { expiresAt: kept.expiresAt, againAt: addSeconds(kept.createdAt, limits.secondsBetweenCodes) };
}

/** A code that certainly was not sent counts for no limit; one that may have been sent does. */
async function giveBack(id: string, { target, field }: CodeRequest): Promise<never> {
  await db.loginCode.deleteMany({ where: { id } });
  throw new DomainError(target.channel === "mail" ? "mail_not_sent" : "sms_not_sent", { field });
}

type Sending = CodeRequest & { ip: string };

async function keepCode(tx: Transaction, sending: Sending & { code: string }, limits: AccountSettings) {
  const { target, purpose, code, ip } = sending;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${advisoryLocks.sendingCodes})`;
  await refuseOverLimits(tx, sending, limits);
  const createdAt = now();
  const expiresAt = addSeconds(createdAt, codeSeconds);
  const hash = codeHash({ target: target.address, purpose, code });
  const data = { target: target.address, purpose, codeHash: hash, ip, createdAt, expiresAt };
  return tx.loginCode.create({ data, select: { id: true, createdAt: true, expiresAt: true } });
}

async function refuseOverLimits(database: Database, sending: Sending, limits: AccountSettings): Promise<void> {
  const { target, ip, field } = sending;
  const sent = await database.loginCode.findMany({
    where: { target: target.address, createdAt: { gt: addSeconds(now(), -daySeconds) } },
    orderBy: { createdAt: "desc" },
    take: limits.codesPerNumberAndDay,
    select: { createdAt: true },
  });
  const times = sent.map((row) => row.createdAt);
  const refusal = refusalForNumber(times, now(), limits);
  if (refusal) throw new DomainError(refusal.code, { field, until: refusal.until });
  const ends = [
    await limitEnds(database, { ip }, limits.codesPerIp, limits.codesPerIpSeconds),
    await limitEnds(database, {}, limits.codesPerClub, limits.codesPerClubSeconds),
  ];
  const until = ends.find((end) => end !== null);
  if (until) throw new DomainError("codes_paused", { field, until });
}

/** Until when no more are sent, if as many as allowed were within the window: the oldest of them decides. */
async function limitEnds(database: Database, where: Prisma.LoginCodeWhereInput, most: number, seconds: number) {
  const oldest = await database.loginCode.findFirst({
    where: { ...where, createdAt: { gt: addSeconds(now(), -seconds) } },
    orderBy: { createdAt: "desc" },
    skip: most - 1,
    select: { createdAt: true },
  });
  return oldest && addSeconds(oldest.createdAt, seconds);
}
