import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { env } from "./env.server.ts";

let secret: string | undefined;

/** The club's secret: the setting's, or one made at the first start and kept (0600) under the data folder. */
function clubSecret(): string {
  secret ??= env.SESSION_SECRET ?? keptSecret(keptAt());
  return secret;
}

function keptAt(): string {
  return join(env.DATA_DIR, "session-secret");
}

function keptSecret(path: string): string {
  mkdirSync(env.DATA_DIR, { recursive: true });
  try {
    writeFileSync(path, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return readFileSync(path, "utf8").trim();
}

/**
 * The club's secret as a backup needs it: whether the club keeps it itself (a setting is the operator's to keep), and by
 * what it is recognised without being told.
 */
export function secretForBackup(): { value: string; isKept: boolean; fingerprint: string } {
  const fingerprint = keyedHash("backup", "fingerprint").slice(0, 16);
  return { value: clubSecret(), isKept: env.SESSION_SECRET === undefined, fingerprint };
}

/** Puts the secret of a backup in the place of the one kept under the data folder; a setting stands over both. */
export function bringSecret(value: string): void {
  const passing = `${keptAt()}.part`;
  writeFileSync(passing, value, { mode: 0o600, flush: true });
  renameSync(passing, keptAt());
  secret = undefined;
}

/**
 * Keyed hash (HMAC-SHA-256, RFC 2104) of a short secret such as a one-time code, so that a leaked table alone does
 * not give it away.
 * @param purpose separates uses of the same key
 */
export function keyedHash(purpose: string, text: string): string {
  return createHmac("sha256", clubSecret()).update(`${purpose}\0${text}`).digest("base64url");
}

const cipher = "aes-256-gcm";
const ivBytes = 12;
const tagBytes = 16;

/**
 * Encrypts a text that is kept at rest and needed again (AES-256-GCM, a key of its own for each purpose by HKDF,
 * RFC 5869): who has the table, or its backup, without the club's secret has nothing.
 * @param purpose separates uses of the same secret; what was sealed for one opens for no other
 */
export function seal(purpose: string, text: string): string {
  const iv = randomBytes(ivBytes);
  const encryption = createCipheriv(cipher, sealingKey(purpose), iv);
  const sealed = Buffer.concat([encryption.update(text, "utf8"), encryption.final()]);
  return Buffer.concat([iv, encryption.getAuthTag(), sealed]).toString("base64url");
}

/** Reads what `seal` wrote; null when it was sealed under another secret of the club, or was changed since. */
export function unseal(purpose: string, sealed: string): string | null {
  const bytes = Buffer.from(sealed, "base64url");
  if (bytes.length < ivBytes + tagBytes) return null;
  const decryption = createDecipheriv(cipher, sealingKey(purpose), bytes.subarray(0, ivBytes));
  decryption.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  const opened = decryption.update(bytes.subarray(ivBytes + tagBytes));
  try {
    return Buffer.concat([opened, decryption.final()]).toString("utf8");
  } catch {
    return null; // the tag does not fit: not our key, or not our bytes
  }
}

function sealingKey(purpose: string): Uint8Array {
  return derivedBytes(`seal ${purpose}`, 32);
}

/**
 * Bytes made of the club's secret (HKDF-SHA-256, RFC 5869), the same each time: a key that has to last as long as the
 * secret itself, and needs no keeping of its own.
 * @param purpose separates uses of the same secret
 */
export function derivedBytes(purpose: string, bytes: number): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", clubSecret(), "", purpose, bytes));
}
