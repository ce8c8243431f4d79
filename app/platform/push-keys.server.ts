import { createECDH } from "node:crypto";
import { env } from "./env.server.ts";
import { derivedBytes } from "./secret.server.ts";

/** The pair of P-256 keys by which push services know the club (VAPID, RFC 8292), in base64url. */
export type PushKeys = { publicKey: string; privateKey: string };

/** The order of P-256's group (FIPS 186-5); a private key is a number from 1 to one less. */
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
/** 64 bits more than the order has, so that the remainder favours no key (FIPS 186-5, A.2.1). */
const seedBytes = 40;

/**
 * The club's keys: the setting's, or those that its secret makes. They are the same in every process that shares the
 * secret, and come back with it from a backup. Other keys mean that every device has to be switched on again.
 * @param setting VAPID_PRIVATE_KEY
 */
export function pushKeys(setting: string | undefined = env.VAPID_PRIVATE_KEY): PushKeys {
  const secret = setting ? Buffer.from(setting, "base64url") : madeOfSecret();
  const pair = createECDH("prime256v1");
  pair.setPrivateKey(secret);
  return { publicKey: pair.getPublicKey("base64url"), privateKey: secret.toString("base64url") };
}

function madeOfSecret(): Buffer {
  const seed = BigInt(`0x${Buffer.from(derivedBytes("vapid", seedBytes)).toString("hex")}`);
  return Buffer.from(((seed % (order - 1n)) + 1n).toString(16).padStart(64, "0"), "hex");
}
