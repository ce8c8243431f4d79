import { DatabaseError } from "pg";
import type { Prisma } from "#prisma/client";
import type { Transaction } from "./client.server.ts";
import { selectRows } from "./rows.server.ts";

/** Asks for the rows of a statement, in a transaction or outside. */
export type Ask = <Row extends object>(statement: Prisma.Sql) => Promise<Row[]>;

/** Asks outside any transaction: the statement is one of its own. */
export const askAlone: Ask = (statement) => selectRows`${statement}`;

/** Asks in a transaction in progress. */
export function askIn(tx: Transaction): Ask {
  return (statement) => tx.$queryRaw(statement);
}

/**
 * Whether a statement that was asked alone changed nothing because of what it holds: its data, a constraint, or that it
 * would wait in a circle (SQLSTATE classes 22, 23, 40). After any other failure nobody knows.
 */
export function isRefusedByRows(error: unknown): boolean {
  return error instanceof DatabaseError && /^(22|23|40)/.test(error.code ?? "");
}
