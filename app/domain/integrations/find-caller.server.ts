import { type ActorRow, actorColumns, toActor } from "#app/domain/accounts/actor-row.server.ts";
import { type Actor, guest } from "#app/domain/core/actor.ts";
import { addSeconds, now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { selectShortRows } from "#app/platform/db/rows.server.ts";
import { inBatches } from "#app/platform/in-batches.ts";
import { tokenKey } from "./create-token.server.ts";
import { tokenPrefix, tokenTouchSeconds } from "./rules.ts";
import { isScope, type Scope, systemPermissions } from "./scopes.ts";

/** A program that acts through a token: as its member, or, with a system token, as an integration of the club. */
export type TokenCaller = { tokenId: string; actor: Actor; isSystem: boolean; scopes: ReadonlySet<Scope> };

type TokenRow = Omit<ActorRow, "memberId"> & {
  tokenHash: string;
  tokenId: string;
  tokenName: string;
  scopes: string[];
  expiresAt: Date | null;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
  memberId: string | null;
};

/**
 * Who acts with a token; null where it is unknown, revoked or expired, or its member may not sign in. One query for all who
 * ask at the same time; once a minute another one notes that the token is in use.
 */
export async function findActorByToken(token: string): Promise<TokenCaller | null> {
  if (!token.startsWith(tokenPrefix)) return null;
  const at = now();
  const row = await findToken(tokenKey(token));
  if (!row || row.revokedAt || (row.expiresAt && row.expiresAt <= at)) return null;
  const { tokenId, memberId, tokenName, lastUsedAt } = row;
  const scopes = new Set(row.scopes.filter(isScope));
  const actor = memberId === null ? toIntegration(tokenName, scopes) : toActor({ ...row, memberId });
  if (actor.standing === "suspended" || actor.standing === "removed") return null;
  if (!lastUsedAt || lastUsedAt <= addSeconds(at, -tokenTouchSeconds))
    await db.apiToken.updateMany({ where: { id: tokenId }, data: { lastUsedAt: at } });
  return { tokenId, actor, isSystem: memberId === null, scopes };
}

/** Tokens that are looked up in one statement. */
const lookupMost = 64;

/**
 * Finds a token by its hash, together with others that are asked for at the same time. It is said in such a way that
 * the planner believes in the same number of them each time: else it would plan the statement anew each time.
 */
const findToken = inBatches(
  async (hashes: string[]) => {
    const rows = await selectShortRows<TokenRow>`
      SELECT t."tokenHash", t.id::text AS "tokenId", t.name AS "tokenName", t.scopes, t."expiresAt", t."revokedAt",
        t."lastUsedAt", ${actorColumns}
      FROM jsonb_array_elements_text(${JSON.stringify(hashes)}::jsonb) AS asked(hash)
      CROSS JOIN LATERAL (SELECT * FROM "ApiToken" WHERE "tokenHash" = asked.hash LIMIT 1) AS t
      LEFT JOIN LATERAL (SELECT * FROM "Member" WHERE id = t."memberId" LIMIT 1) AS m ON true`;
    const found = new Map(rows.map((row) => [row.tokenHash, row]));
    return hashes.map((hash) => found.get(hash));
  },
  { most: lookupMost },
);

/** An integration is no member: it reads what is open to everyone in the club, and does what its scopes allow. */
function toIntegration(name: string, scopes: ReadonlySet<Scope>): Actor {
  const permissions = new Set([...scopes].flatMap((scope) => systemPermissions[scope] ?? []));
  return { ...guest, name, permissions, integration: true };
}
