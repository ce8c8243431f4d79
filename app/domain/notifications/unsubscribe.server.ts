import { timingSafeEqual } from "node:crypto";
import { DomainError } from "#app/domain/core/errors.ts";
import { isUuid } from "#app/domain/core/references.ts";
import { db } from "#app/platform/db/client.server.ts";
import { keyedHash } from "#app/platform/secret.server.ts";

/** What ends a member's digests without signing in; it serves as long as the club has its secret, and for nothing else. */
export function unsubscribeToken(memberId: string): string {
  return `${memberId}.${keyedHash("unsubscribe", memberId)}`;
}

/**
 * The member whose token it is.
 * @throws DomainError not_found where it is forged or broken
 */
export function readUnsubscribeToken(token: string): string {
  const [memberId = ""] = token.split(".", 1);
  const [given, right] = [Buffer.from(token), Buffer.from(unsubscribeToken(memberId))];
  if (!isUuid(memberId) || given.length !== right.length || !timingSafeEqual(given, right))
    throw new DomainError("not_found");
  return memberId;
}

/**
 * Ends the digests of whoever a token is of; twice is as once.
 * @throws DomainError not_found
 */
export async function unsubscribe(token: string): Promise<void> {
  const memberId = readUnsubscribeToken(token);
  await db.$executeRaw`
    INSERT INTO "NotificationTimes" ("memberId", digest) SELECT id, 'off' FROM "Member" WHERE id = ${memberId}::uuid
    ON CONFLICT ("memberId") DO UPDATE SET digest = 'off'`;
}
