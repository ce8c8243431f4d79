import { timingSafeEqual } from "node:crypto";
import { DomainError } from "#app/domain/core/errors.ts";
import { addSeconds, now } from "#app/platform/clock.ts";
import { keyedHash } from "#app/platform/secret.server.ts";
import { joiningSeconds } from "./rules.ts";

/** A signed proof that somebody holds a number: `phone.expiry.signature`. Good for joining, for a quarter of an hour. */
export function makeJoiningToken(phone: string): string {
  const claim = `${phone}.${addSeconds(now(), joiningSeconds).getTime().toString(36)}`;
  return `${claim}.${keyedHash("joining", claim)}`;
}

/**
 * The number (E.164) that a joining token proves.
 * @throws DomainError sign_in_expired
 */
export function readJoiningToken(token: string): string {
  const [phone = "", expiry = "", signature = ""] = token.split(".");
  const expected = Buffer.from(keyedHash("joining", `${phone}.${expiry}`));
  const given = Buffer.from(signature);
  const genuine = given.length === expected.length && timingSafeEqual(given, expected);
  if (!genuine || Number.parseInt(expiry, 36) <= now().getTime()) throw new DomainError("sign_in_expired");
  return phone;
}
