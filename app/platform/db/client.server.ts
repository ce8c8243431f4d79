import { PrismaPg } from "@prisma/adapter-pg";
import { type Prisma, PrismaClient } from "#prisma/client";
import { openPool, type PoolOptions } from "./pool.server.ts";
import { closeReaders, openReaders } from "./readers.server.ts";
import { newStatementNames } from "./statement-names.server.ts";

/** The database, outside a transaction. Available once `connectDatabase` was called. */
export let db: PrismaClient;

/** A transaction in progress; a use case hands it to what must happen together with it. */
export type Transaction = Prisma.TransactionClient;

/** The database or a transaction in progress, for reads that do not care. */
export type Database = PrismaClient | Transaction;

/** Opens the process's one pool of connections. @param url a `postgresql://` address */
export function connectDatabase(url: string, options: PoolOptions = {}): PrismaClient {
  const statementNameGenerator = newStatementNames("p");
  openReaders(url, options);
  const adapter = new PrismaPg(openPool(url, options), { disposeExternalPool: true, statementNameGenerator });
  db = new PrismaClient({ adapter, errorFormat: "minimal" }); // the other formats quote what was asked for, people's data included
  return db;
}

/** Closes all connections; running queries finish first. */
export async function disconnectDatabase(): Promise<void> {
  await Promise.all([closeReaders(), db?.$disconnect()]);
}
