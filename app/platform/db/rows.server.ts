import { Prisma } from "#prisma/client";
import { poolInUse } from "./pool.server.ts";
import { askReader } from "./readers.server.ts";
import { newStatementNames } from "./statement-names.server.ts";

const nameOf = newStatementNames("r");

/**
 * The rows that a statement answers with, outside a transaction: for what every page asks, at a third of what the same
 * costs through Prisma. Values are bound, fragments of `Prisma.sql` joined in. Columns arrive as `pg` reads them: instants
 * as Date, JSON parsed, arrays of texts and uuids as arrays; int8 and numeric as texts, so cast them.
 */
export async function selectRows<Row extends object>(
  strings: readonly string[],
  ...given: readonly unknown[]
): Promise<Row[]> {
  const { text, values } = Prisma.sql(strings, ...given);
  const { rows } = await poolInUse()
    .query<Row>({ name: nameOf({ sql: text }), text, values })
    .catch(sayWhere);
  return rows;
}

/**
 * The same for what changes nothing and is answered within few milliseconds, on connections that others wait on, too: it
 * is sent before they have their answers, together with what else is asked just now. That costs the process half as much,
 * and PostgreSQL a third.
 */
export async function selectShortRows<Row extends object>(
  strings: readonly string[],
  ...given: readonly unknown[]
): Promise<Row[]> {
  const { text, values } = Prisma.sql(strings, ...given);
  const statement = { name: nameOf({ sql: text }), text, values };
  const { rows } = await (askReader<Row>(statement) ?? poolInUse().query<Row>(statement)).catch(sayWhere);
  return rows;
}

/**
 * The same for a statement whose best plan depends on what is asked, as in a search for rare words or for common ones:
 * it is planned anew each time.
 */
export async function selectRowsAnew<Row extends object>(
  strings: readonly string[],
  ...given: readonly unknown[]
): Promise<Row[]> {
  const { text, values } = Prisma.sql(strings, ...given);
  const { rows } = await poolInUse().query<Row>({ text, values }).catch(sayWhere);
  return rows;
}

/** A number of ours as it stands in a statement: a limit that is bound hides from the planner how few rows there will be. */
export function literal(number: number): Prisma.Sql {
  return Prisma.raw(String(Math.trunc(number)));
}

/** What the system says of a connection names neither it nor the database. */
function sayWhere(error: Error & { syscall?: string }): never {
  throw error.syscall ? new Error(`Connection terminated: ${error.message}`, { cause: error }) : error;
}
