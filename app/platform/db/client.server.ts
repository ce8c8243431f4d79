import { PrismaPg } from "@prisma/adapter-pg";
import { type Prisma, PrismaClient } from "#prisma/client";

/** The database, outside a transaction. Available once `connectDatabase` was called. */
export let db: PrismaClient;

/** A transaction in progress; a use case hands it to what must happen together with it. */
export type Transaction = Prisma.TransactionClient;

/** The database or a transaction in progress, for reads that do not care. */
export type Database = PrismaClient | Transaction;

/**
 * Opens the process's one pool of connections.
 * @param url a `postgresql://` address
 * @param options.connections the most connections held at once
 * @param options.statementMs PostgreSQL gives up on a statement after this long, so that none holds a connection for
 *   ever; without it a statement may take its time, as imports do
 */
export function connectDatabase(
  url: string,
  { connections = 10, statementMs }: { connections?: number; statementMs?: number } = {},
): PrismaClient {
  const pool = { connectionString: url, max: connections, ...(statementMs && { statement_timeout: statementMs }) };
  db = new PrismaClient({ adapter: new PrismaPg(pool) });
  return db;
}

/** Closes the pool; running queries finish first. */
export async function disconnectDatabase(): Promise<void> {
  await db?.$disconnect();
}
