import { createHash, randomBytes } from "node:crypto";
import { type Actor, guest, holds } from "#app/domain/core/actor.ts";
import { audit } from "#app/domain/core/audit.server.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { now } from "#app/platform/clock.ts";
import { uuidv7 } from "#app/platform/ids.ts";
import { tokenPrefix } from "./rules.ts";
import type { CreateToken } from "./schema.ts";
import { type TokenView, tokenFields, toTokenView } from "./views.ts";

/** Who hands tokens out and takes them back: the operator at the machine, or a member who manages the club. */
export type Issuer = Actor | "operator";

/** How a token is kept in the database: only its SHA-256, so that a leaked table opens nothing. */
export function tokenKey(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

/**
 * Makes a token. Its text is in the answer and kept nowhere.
 * @throws DomainError forbidden, not_found (no such member), forbidden for a member who may not sign in
 */
export async function createToken(
  issuer: Issuer,
  { memberId, name, scopes, expiresAt }: CreateToken,
): Promise<{ token: string; view: TokenView }> {
  const by = demandIssuer(issuer);
  const token = tokenPrefix + randomBytes(32).toString("base64url");
  return transaction(async (tx) => {
    if (memberId) {
      const member = await tx.member.findUnique({ where: { id: memberId }, select: { standing: true } });
      if (!member) throw new DomainError("not_found", { field: "member" });
      if (member.standing === "removed" || member.standing === "suspended") throw new DomainError("forbidden");
    }
    const id = uuidv7();
    const row = await tx.apiToken.create({
      data: {
        ...{ id, tokenHash: tokenKey(token), name, memberId, scopes: [...new Set(scopes)] },
        ...{ expiresAt: expiresAt ?? null, createdBy: by.id, createdAt: now() },
      },
      select: tokenFields,
    });
    const after = { name, memberId, scopes, expiresAt: expiresAt?.toISOString() ?? null };
    await audit(tx, by, { action: "token.created", subjectKind: "token", subjectId: id, after });
    return { token, view: toTokenView(row) };
  });
}

/**
 * Goes on only with somebody who may hand out tokens.
 * @throws DomainError forbidden
 */
export function demandIssuer(issuer: Issuer): Actor {
  if (issuer === "operator") return guest;
  if (!holds(issuer, "club.manage")) throw new DomainError("forbidden");
  return issuer;
}
