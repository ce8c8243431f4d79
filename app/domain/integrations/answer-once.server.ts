import { DomainError } from "#app/domain/core/errors.ts";
import { accompanied } from "#app/domain/core/transaction.server.ts";
import { addSeconds, now } from "#app/platform/clock.ts";
import { db, type Transaction } from "#app/platform/db/client.server.ts";
import { seal, unseal } from "#app/platform/secret.server.ts";
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

/** Answers are sealed: one may hold a secret that is told once. */
const sealPurpose = "kept answer";

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
  const claim = (await begin(request)) ?? (await takeOver(request));
  if (!("claimedAt" in claim)) return { answer: claim, replayed: true };
  try {
    const first = await accompanied((tx) => confirm(tx, claim), answer);
    await keep(claim, first);
    return { answer: first, replayed: false };
  } catch (error) {
    await release(claim, error instanceof DomainError);
    throw error;
  }
}

/** Claims a request that nobody claimed before: one statement settles a race. */
async function begin({ callerId, key, requestHash }: KeyedRequest): Promise<Claim | null> {
  const claimedAt = now();
  const { count } = await db.idempotentAnswer.createMany({
    data: [{ callerId, key, requestHash, createdAt: claimedAt }],
    skipDuplicates: true,
  });
  return count > 0 ? { callerId, key, claimedAt } : null;
}

/** The first answer to a request that was claimed before, or the claim itself where that has run out. */
async function takeOver({ callerId, key, requestHash }: KeyedRequest): Promise<Claim | KeptAnswer> {
  const claimedAt = now();
  const known = await db.idempotentAnswer.findUnique({ where: { callerId_key: { callerId, key } } });
  if (!known) throw inHand(); // refused just now: the key is free again
  const isOld = known.createdAt <= addSeconds(claimedAt, -answerKeptSeconds);
  if (known.requestHash !== requestHash && !isOld) throw new DomainError("idempotency_key_reused");
  const isDead = known.createdAt <= addSeconds(claimedAt, -answerPatienceSeconds);
  if (isOld || (isDead && known.status === null)) {
    const { count } = await db.idempotentAnswer.updateMany({
      where: { callerId, key, createdAt: known.createdAt, status: known.status },
      data: { requestHash, createdAt: claimedAt, status: null, headers: {}, body: "" },
    });
    if (count === 0) throw inHand();
    return { callerId, key, claimedAt };
  }
  if (known.status === doneWithoutAnswer && isDead) throw new DomainError("idempotency_answer_lost");
  if (!known.status) throw inHand();
  const body = unseal(sealPurpose, known.body);
  if (body === null) throw new DomainError("idempotency_answer_lost");
  return { status: known.status, headers: known.headers as Record<string, string>, body };
}

function inHand(): DomainError {
  return new DomainError("idempotency_in_hand", { until: addSeconds(now(), inHandSeconds) });
}

/** Marks the deed as done in its own transaction, or ends that where somebody else took the claim over. */
async function confirm(tx: Transaction, { callerId, key, claimedAt }: Claim): Promise<void> {
  const { count } = await tx.idempotentAnswer.updateMany({
    where: { callerId, key, createdAt: claimedAt, OR: [{ status: null }, { status: doneWithoutAnswer }] },
    data: { status: doneWithoutAnswer },
  });
  if (count === 0) throw inHand();
}

async function keep({ callerId, key, claimedAt }: Claim, answer: KeptAnswer): Promise<void> {
  const data = { ...answer, body: seal(sealPurpose, answer.body) };
  await db.idempotentAnswer.updateMany({ where: { callerId, key, createdAt: claimedAt }, data });
}

/** What broke off for another reason than a refusal may be done, and then its mark stays. */
async function release({ callerId, key, claimedAt }: Claim, refused: boolean): Promise<void> {
  const open = refused ? {} : { status: null };
  await db.idempotentAnswer.deleteMany({ where: { callerId, key, createdAt: claimedAt, ...open } });
}
