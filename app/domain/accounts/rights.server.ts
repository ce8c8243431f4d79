import { DomainError } from "#app/domain/core/errors.ts";
import { type Permission, permissions, type Role, rolePresets } from "#app/domain/core/permissions.ts";
import type { Database } from "#app/platform/db/client.server.ts";

/** Whether a role is one of the presets, which no club changes. */
export function isPreset(role: string): role is Role {
  return Object.hasOwn(rolePresets, role);
}

/** Those of some texts that name permissions of today. */
export function knownPermissions(texts: readonly string[]): Permission[] {
  return permissions.filter((permission) => texts.includes(permission));
}

/**
 * What roles allow together, presets and the club's own. Asks the database only where one is the club's own; a role that
 * is gone allows nothing.
 */
export async function permissionsOfRoles(database: Database, roles: readonly string[]): Promise<Set<Permission>> {
  const own = roles.filter((role) => !isPreset(role));
  if (own.length === 0) return permissionsOf(roles, []);
  const found = await database.customRole.findMany({ where: { key: { in: own } }, select: { permissions: true } });
  return permissionsOf(
    roles,
    found.flatMap((role) => role.permissions),
  );
}

/** What the presets among some roles allow, and what the club's own ones were found to. */
export function permissionsOf(roles: readonly string[], ofOwnRoles: readonly string[]): Set<Permission> {
  const ofPresets = roles.filter(isPreset).flatMap((role) => [...rolePresets[role]]);
  return new Set<Permission>([...ofPresets, ...knownPermissions(ofOwnRoles)]);
}

/** What a member's roles allow together. */
export async function permissionsOfMember(database: Database, memberId: string): Promise<Set<Permission>> {
  const held = await database.memberRole.findMany({ where: { memberId }, select: { role: true } });
  return permissionsOfRoles(
    database,
    held.map(({ role }) => role),
  );
}

/**
 * Refuses to give away, take away or overrule rights that the actor does not hold.
 * @throws DomainError beyond_your_rights
 */
export function demandRights(actor: { permissions: ReadonlySet<Permission> }, wanted: Iterable<Permission>): void {
  for (const permission of wanted) if (!actor.permissions.has(permission)) throw new DomainError("beyond_your_rights");
}
