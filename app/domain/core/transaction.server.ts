import { AsyncLocalStorage } from "node:async_hooks";
import { db, type Transaction } from "#app/platform/db/client.server.ts";
import { Prisma } from "#prisma/client";
import { DomainError } from "./errors.ts";
import { collectNotices, type Notice, tellNotices } from "./notices.server.ts";

const uniqueViolation = "P2002";
const writeConflict = "P2034";
const mostTries = 3;

type Companion = (tx: Transaction) => Promise<void>;

const companions = new AsyncLocalStorage<Companion>();

/** Runs some work so that `companion` begins every transaction in it: it is done with the deed or not at all. */
export function accompanied<T>(companion: Companion, work: () => Promise<T>): Promise<T> {
  return companions.run(companion, work);
}

/** Whether the work in hand has a companion, so that whatever it changes has to be changed in a `transaction`. */
export function isAccompanied(): boolean {
  return companions.getStore() !== undefined;
}

/**
 * Runs a use case's writes together: all of them and their facts, or none. Nothing slow belongs inside.
 * Who listens to facts in this process (`onCommitted`) has heard of them when it answers.
 * A deadlock is tried again; a unique constraint that settles a race becomes `conflict`.
 * @throws DomainError conflict
 */
export async function transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  const companion = companions.getStore();
  let notices: Notice[] = [];
  const whole = async (tx: Transaction) => {
    notices = collectNotices(tx);
    await companion?.(tx);
    return work(tx);
  };
  for (let attempt = 1; ; attempt++) {
    try {
      const result = await db.$transaction(whole, { timeout: 15_000, maxWait: 10_000 });
      tellNotices(notices);
      return result;
    } catch (error) {
      if (isPrismaError(error, writeConflict) && attempt < mostTries) continue;
      if (isPrismaError(error, uniqueViolation)) throw new DomainError("conflict");
      throw error;
    }
  }
}

function isPrismaError(error: unknown, code: string): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === code;
}
