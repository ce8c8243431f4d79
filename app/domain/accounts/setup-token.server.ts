import { randomBytes } from "node:crypto";
import { db, type Transaction } from "#app/platform/db/client.server.ts";
import { keyedHash } from "#app/platform/secret.server.ts";

/** How the token of the setup link is kept. */
export function setupTokenHash(token: string): string {
  return keyedHash("setup", token);
}

/**
 * The one-time link that makes the first administrator; each call makes a new one and the former no longer works.
 * Null once the club has an administrator.
 * @param publicUrl the site's address without a slash at its end
 */
export async function ensureSetupLink(publicUrl: string): Promise<string | null> {
  if (await hasAdministrator(db)) return null;
  const token = randomBytes(24).toString("base64url");
  const setupToken = setupTokenHash(token);
  await db.club.upsert({
    where: { id: 1 },
    create: { id: 1, setupTokenHash: setupToken },
    update: { setupTokenHash: setupToken },
  });
  return `${publicUrl}/setup?token=${token}`;
}

/** Whether somebody administers the club. */
export async function hasAdministrator(database: Pick<Transaction, "memberRole">): Promise<boolean> {
  return (
    (await database.memberRole.findFirst({ where: { role: "administrator" }, select: { memberId: true } })) !== null
  );
}
