import { Secret, TOTP } from "otpauth";
import { now } from "#app/platform/clock.ts";
import { seal, unseal } from "#app/platform/secret.server.ts";

const stepSeconds = 30;
/** An app whose clock is off by a step is understood. */
const window = 1;

/** A new secret (RFC 6238: 160 random bits), as it is kept. */
export function newTotpSecret(): string {
  return seal("totp", new Secret({ size: 20 }).base32);
}

/** A kept secret in base32, for people who type it into their app; and the address that a QR code gives it by. */
export function totpText(
  kept: string,
  { club, name }: { club: string; name: string },
): { secret: string; uri: string } {
  const totp = new TOTP({ issuer: club, label: name, secret: open(kept) });
  return { secret: totp.secret.base32, uri: totp.toString() };
}

/** The time step whose password this is; null for a wrong one. */
export function totpStep(kept: string, password: string): bigint | null {
  const timestamp = now().getTime();
  const delta = new TOTP({ secret: open(kept), period: stepSeconds }).validate({ token: password, timestamp, window });
  return delta === null ? null : BigInt(Math.floor(timestamp / 1000 / stepSeconds) + delta);
}

/** Sealed under the club's secret: if that was changed, second factors have to be set up anew. */
function open(kept: string): Secret {
  return Secret.fromBase32(unseal("totp", kept) ?? new Secret().base32);
}
