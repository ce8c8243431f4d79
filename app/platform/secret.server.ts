import { createHmac, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { env } from "./env.server.ts";

let secret: string | undefined;

/** The club's secret: the setting's, or one made at the first start and kept (0600) under the data folder. */
function clubSecret(): string {
  secret ??= env.SESSION_SECRET ?? keptSecret(join(env.DATA_DIR, "session-secret"));
  return secret;
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
 * Keyed hash (HMAC-SHA-256, RFC 2104) of a short secret such as a one-time code, so that a leaked table alone does
 * not give it away.
 * @param purpose separates uses of the same key
 */
export function keyedHash(purpose: string, text: string): string {
  return createHmac("sha256", clubSecret()).update(`${purpose}\0${text}`).digest("base64url");
}
