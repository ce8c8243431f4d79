import { db, type Transaction } from "#app/platform/db/client.server.ts";
import { Prisma } from "#prisma/client";
import { DomainError } from "./errors.ts";

const uniqueViolation = "P2002";
const writeConflict = "P2034";
const mostTries = 3;

/**
 * Runs a use case's writes together: all of them and their facts, or none. Nothing slow belongs inside.
 * A deadlock is tried again; a unique constraint that settles a race becomes `conflict`.
 * @throws DomainError conflict
 */
export async function transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.$transaction(work, { timeout: 15_000, maxWait: 10_000 });
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
