import { type ActorRow, actorColumns, toActor } from "#app/domain/accounts/actor-row.server.ts";
import { type Actor, guest } from "#app/domain/core/actor.ts";
import { addSeconds, now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { selectRows } from "#app/platform/db/rows.server.ts";
import { tokenKey } from "./create-token.server.ts";
import { tokenPrefix, tokenTouchSeconds } from "./rules.ts";
import { isScope, type Scope, systemPermissions } from "./scopes.ts";

/** A program that acts through a token: as its member, or, with a system token, as an integration of the club. */
export type TokenCaller = { tokenId: string; actor: Actor; isSystem: boolean; scopes: ReadonlySet<Scope> };

type TokenRow = Omit<ActorRow, "memberId"> & {
  tokenId: string;
  tokenName: string;
  scopes: string[];
  expiresAt: Date | null;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
  memberId: string | null;
};

/**
 * Who acts with a token; null where it is unknown, revoked or expired, or its member may not sign in. One query; once a
 * minute another one notes that the token is in use.
 */
export async function findActorByToken(token: string): Promise<TokenCaller | null> {
  if (!token.startsWith(tokenPrefix)) return null;
  const at = now();
  const [row] = await selectRows<TokenRow>`
    SELECT t.id::text AS "tokenId", t.name AS "tokenName", t.scopes, t."expiresAt", t."revokedAt", t."lastUsedAt",
      ${actorColumns}
    FROM "ApiToken" t LEFT JOIN "Member" m ON m.id = t."memberId" WHERE t."tokenHash" = ${tokenKey(token)}`;
  if (!row || row.revokedAt || (row.expiresAt && row.expiresAt <= at)) return null;
  const { tokenId, memberId, tokenName, lastUsedAt } = row;
  const scopes = new Set(row.scopes.filter(isScope));
  const actor = memberId === null ? toIntegration(tokenName, scopes) : toActor({ ...row, memberId });
  if (actor.standing === "suspended" || actor.standing === "removed") return null;
  if (!lastUsedAt || lastUsedAt <= addSeconds(at, -tokenTouchSeconds))
    await db.apiToken.updateMany({ where: { id: tokenId }, data: { lastUsedAt: at } });
  return { tokenId, actor, isSystem: memberId === null, scopes };
}

/** An integration is no member: it reads what is open to everyone in the club, and does what its scopes allow. */
function toIntegration(name: string, scopes: ReadonlySet<Scope>): Actor {
  const permissions = new Set([...scopes].flatMap((scope) => systemPermissions[scope] ?? []));
  return { ...guest, name, permissions, integration: true };
}
