import { DomainError } from "#app/domain/core/errors.ts";
import { accompanied } from "#app/domain/core/transaction.server.ts";
import { addSeconds, now } from "#app/platform/clock.ts";
import { db, type Transaction } from "#app/platform/db/client.server.ts";
import { answerKeptSeconds, answerPatienceSeconds } from "./rules.ts";

/** An answer as it goes over the wire. */
export type KeptAnswer = { status: number; headers: Record<string, string>; body: string };

/** A request with an Idempotency-Key: whose it is, and SHA-256 of its method, address and body. */
export type KeyedRequest = { callerId: string; key: string; requestHash: string };

/** The right to answer a keyed request: whoever claims it later takes it away. */
type Claim = { callerId: string; key: string; claimedAt: Date };

/** In the column `status`: the deed is done, its answer is not kept yet, or never will be because the process died. */
const doneWithoutAnswer = 0;

const inHandSeconds = 1;

/**
 * Answers a keyed request once, however often and at however many processes it arrives; the same request again gets the
 * first answer. The claim is confirmed inside the transaction of the deed, so that of two who believe they are the first only
 * one can change anything, and one who died after the deed is not repeated. A refusal changed nothing: its key is free again.
 * @throws DomainError idempotency_key_reused (for another request), idempotency_in_hand with until (the first is being
 * answered), idempotency_answer_lost (the first was done and died before its answer was kept), and what `answer` throws
 */
export async function answerOnce(
  request: KeyedRequest,
  answer: () => Promise<KeptAnswer>,
): Promise<{ answer: KeptAnswer; replayed: boolean }> {
  const claim = await claimAnswer(request);
  if (!claim) return { answer: await findAnswer(request), replayed: true };
  try {
    const first = await accompanied((tx) => confirm(tx, claim), answer);
    await keep(claim, first);
    return { answer: first, replayed: false };
  } catch (error) {
    await release(claim, error instanceof DomainError);
    throw error;
  }
}

/** Null when the request was claimed before and still is. One statement settles a race. */
async function claimAnswer({ callerId, key, requestHash }: KeyedRequest): Promise<Claim | null> {
  const at = now();
  const [dead, old] = [addSeconds(at, -answerPatienceSeconds), addSeconds(at, -answerKeptSeconds)];
  const claimed = await db.$executeRaw`
    INSERT INTO "IdempotentAnswer" AS known ("callerId", key, "requestHash", "createdAt")
    VALUES (${callerId}, ${key}, ${requestHash}, ${at}::timestamptz)
    ON CONFLICT ("callerId", key) DO UPDATE
      SET "requestHash" = excluded."requestHash", "createdAt" = excluded."createdAt", status = NULL, headers = '{}', body = ''
      WHERE known."createdAt" <= ${old}::timestamptz
        OR (known.status IS NULL AND known."createdAt" <= ${dead}::timestamptz
          AND known."requestHash" = excluded."requestHash")`;
  return claimed > 0 ? { callerId, key, claimedAt: at } : null;
}

async function findAnswer({ callerId, key, requestHash }: KeyedRequest): Promise<KeptAnswer> {
  const known = await db.idempotentAnswer.findUnique({ where: { callerId_key: { callerId, key } } });
  const until = addSeconds(now(), inHandSeconds);
  if (!known) throw new DomainError("idempotency_in_hand", { until }); // refused just now: the key is free again
  if (known.requestHash !== requestHash) throw new DomainError("idempotency_key_reused");
  if (known.status === null) throw new DomainError("idempotency_in_hand", { until });
  if (known.status === doneWithoutAnswer) throw new DomainError("idempotency_answer_lost");
  return { status: known.status, headers: known.headers as Record<string, string>, body: known.body };
}

/** Marks the deed as done in its own transaction, or ends that where somebody else took the claim over. */
async function confirm(tx: Transaction, { callerId, key, claimedAt }: Claim): Promise<void> {
  const { count } = await tx.idempotentAnswer.updateMany({
    where: { callerId, key, createdAt: claimedAt, OR: [{ status: null }, { status: doneWithoutAnswer }] },
    data: { status: doneWithoutAnswer },
  });
  if (count === 0) throw new DomainError("idempotency_in_hand", { until: addSeconds(now(), inHandSeconds) });
}

async function keep({ callerId, key, claimedAt }: Claim, answer: KeptAnswer): Promise<void> {
  await db.idempotentAnswer.updateMany({ where: { callerId, key, createdAt: claimedAt }, data: answer });
}

/** What broke off for another reason than a refusal may be done, and then its mark stays. */
async function release({ callerId, key, claimedAt }: Claim, refused: boolean): Promise<void> {
  const open = refused ? {} : { status: null };
  await db.idempotentAnswer.deleteMany({ where: { callerId, key, createdAt: claimedAt, ...open } });
}
