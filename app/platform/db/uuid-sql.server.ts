import { now } from "#app/platform/clock.ts";
import { Prisma } from "#prisma/client";

/**
 * SQL for a new uuid of version 7 (RFC 9562 §5.7) in each row of a statement that inserts many, for PostgreSQL before
 * 18 too: a random uuid with the time in its first 48 bits and its version set.
 */
export function uuidv7Sql(): Prisma.Sql {
  return Prisma.sql`encode(
    set_bit(set_bit(overlay(uuid_send(gen_random_uuid()) placing
      substring(int8send(${now().getTime()}::bigint) from 3) from 1 for 6), 52, 1), 53, 1),
    'hex')::uuid`;
}
