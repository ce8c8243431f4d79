import { actorFields, toActor } from "#app/domain/accounts/find-actor.server.ts";
import { type Actor, guest } from "#app/domain/core/actor.ts";
import { addSeconds, now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { tokenKey } from "./create-token.server.ts";
import { tokenPrefix, tokenTouchSeconds } from "./rules.ts";
import { isScope, type Scope, systemPermissions } from "./scopes.ts";

/** A program that acts through a token: as its member, or, with a system token, as an integration of the club. */
export type TokenCaller = { tokenId: string; actor: Actor; isSystem: boolean; scopes: ReadonlySet<Scope> };

/**
 * Who acts with a token; null where it is unknown, revoked or expired, or its member may not sign in. One query; once a
 * minute another one notes that the token is in use.
 */
export async function findActorByToken(token: string): Promise<TokenCaller | null> {
  if (!token.startsWith(tokenPrefix)) return null;
  const at = now();
  const row = await db.apiToken.findUnique({
    where: { tokenHash: tokenKey(token) },
    select: {
      ...{ id: true, name: true, scopes: true, expiresAt: true, revokedAt: true, lastUsedAt: true },
      member: { select: actorFields },
    },
  });
  if (!row || row.revokedAt || (row.expiresAt && row.expiresAt <= at)) return null;
  const scopes = new Set(row.scopes.filter(isScope));
  const actor = row.member ? await toActor(row.member) : toIntegration(row.name, scopes);
  if (actor.standing === "suspended" || actor.standing === "removed") return null;
  if (!row.lastUsedAt || row.lastUsedAt <= addSeconds(at, -tokenTouchSeconds))
    await db.apiToken.updateMany({ where: { id: row.id }, data: { lastUsedAt: at } });
  return { tokenId: row.id, actor, isSystem: row.member === null, scopes };
}

/** An integration is no member: it reads what is open to everyone in the club, and does what its scopes allow. */
function toIntegration(name: string, scopes: ReadonlySet<Scope>): Actor {
  const permissions = new Set([...scopes].flatMap((scope) => systemPermissions[scope] ?? []));
  return { ...guest, name, permissions, integration: true };
}
