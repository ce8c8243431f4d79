import { DomainError } from "#app/domain/core/errors.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { addSeconds, now } from "#app/platform/clock.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import { keyedHash } from "#app/platform/secret.server.ts";

/** What is tried, and how often it may go wrong within a time. */
export type TryLimit = { subject: string; most: number; seconds: number };

const kept = (subject: string) => keyedHash("sign-in-try", subject);

/**
 * Counts a try before it is checked, so that guesses made at once are counted like others. Those of whoever succeeds are
 * forgotten by `forgetTries`.
 * @param field where a refusal is shown
 * @throws DomainError sign_in_tries_paused with until: tries count for a while, then they are free again
 */
export async function countTries(limits: TryLimit[], field: string): Promise<void> {
  const ordered = limits.map((limit) => ({ ...limit, subject: kept(limit.subject) }));
  ordered.sort((one, other) => one.subject.localeCompare(other.subject));
  const until = await transaction(async (tx) => {
    for (const limit of ordered) {
      const ends = await pauseEnds(tx, limit);
      if (ends) return ends;
    }
    const createdAt = now();
    await tx.signInTry.createMany({ data: ordered.map(({ subject }) => ({ subject, createdAt })) });
    return null;
  });
  if (until) throw new DomainError("sign_in_tries_paused", { field, until });
}

async function pauseEnds(tx: Transaction, { subject, most, seconds }: TryLimit): Promise<Date | null> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`try ${subject}`}, 0))`;
  const oldest = await tx.signInTry.findFirst({
    where: { subject, createdAt: { gt: addSeconds(now(), -seconds) } },
    orderBy: { createdAt: "desc" },
    skip: most - 1,
    select: { createdAt: true },
  });
  return oldest && addSeconds(oldest.createdAt, seconds);
}

/** Forgets the tries at what somebody has just opened. */
export async function forgetTries(tx: Transaction, limits: TryLimit[]): Promise<void> {
  await tx.signInTry.deleteMany({ where: { subject: { in: limits.map(({ subject }) => kept(subject)) } } });
}

/** Takes back the newest try that was counted against a limit, of somebody whose try was right. */
export async function forgetOneTry(tx: Transaction, { subject }: TryLimit): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM "SignInTry" WHERE id = (
      SELECT id FROM "SignInTry" WHERE subject = ${kept(subject)} ORDER BY "createdAt" DESC, id DESC LIMIT 1)`;
}
