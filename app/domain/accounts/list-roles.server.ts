import { type Actor, holds, type MemberActor } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { rolePresets } from "#app/domain/core/permissions.ts";
import { db } from "#app/platform/db/client.server.ts";
import { findMemberCards } from "./find-member-cards.server.ts";
import { isPreset, knownPermissions } from "./rights.server.ts";
import type { RoleName, RoleView } from "./staff-views.ts";

const holdersShown = 12;

/**
 * All roles with what they allow and who has them: presets first, then the club's own by name.
 * @throws DomainError forbidden
 */
export async function listRoles(actor: MemberActor): Promise<RoleView[]> {
  if (!holds(actor, "roles.grant")) throw new DomainError("forbidden");
  const held = await db.$queryRaw<{ role: string; count: number; holders: string[] }[]>`
    SELECT held.role, count(*)::int AS count,
      (array_agg(held."memberId"::text ORDER BY held."createdAt"))[1:${holdersShown}::int] AS holders
    FROM "MemberRole" held JOIN "Member" member ON member.id = held."memberId" AND member.standing <> 'removed'
    GROUP BY held.role`;
  const cards = await findMemberCards(held.flatMap(({ holders }) => holders));
  return (await allRoles()).map((role) => {
    const found = held.find((row) => row.role === role.key);
    const holders = (found?.holders ?? []).flatMap((id) => cards.get(id) ?? []);
    return { ...role, count: found?.count ?? 0, holders };
  });
}

/**
 * The roles there are, for choosing one.
 * @throws DomainError forbidden
 */
export async function listRoleNames(actor: Actor): Promise<RoleName[]> {
  if (!holds(actor, "roles.grant") && !holds(actor, "members.manage")) throw new DomainError("forbidden");
  return (await allRoles()).map(({ key, name, isPreset }) => ({ key, name, isPreset }));
}

/** Names of roles by key, for those whom something else lets see them; what is gone is left out. */
export async function findRoleNames(keys: readonly string[]): Promise<Map<string, RoleName>> {
  const own = [...new Set(keys)].filter((key) => !isPreset(key));
  const rows = own.length > 0 ? await db.customRole.findMany({ where: { key: { in: own } } }) : [];
  const presets = [...new Set(keys)].filter(isPreset).map((key) => ({ key, name: "", isPreset: true }));
  const named = rows.map(({ key, name }) => ({ key, name, isPreset: false }));
  return new Map([...presets, ...named].map((role) => [role.key, role]));
}

async function allRoles(): Promise<Pick<RoleView, "key" | "name" | "isPreset" | "permissions">[]> {
  const own = await db.customRole.findMany({ orderBy: [{ name: "asc" }, { key: "asc" }] });
  return [
    ...Object.entries(rolePresets).map(([key, permissions]) => ({
      ...{ key, name: "", isPreset: true, permissions: [...permissions] },
    })),
    ...own.map(({ key, name, permissions }) => ({
      ...{ key, name, isPreset: false, permissions: knownPermissions(permissions) },
    })),
  ];
}
