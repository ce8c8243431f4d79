import { DomainError } from "#app/domain/core/errors.ts";
import { type Permission, rolePresets } from "#app/domain/core/permissions.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import { isPreset, knownPermissions } from "./rights.server.ts";

/** A role as a deed finds it, and keeps it until its transaction ends. */
export type LockedRole = { key: string; name: string; permissions: Permission[] };

/**
 * What a role allows; one of the club's own cannot be changed or deleted until the transaction ends. Presets never change.
 * @throws DomainError not_found
 */
export async function holdRole(tx: Transaction, key: string): Promise<LockedRole> {
  if (isPreset(key)) return { key, name: "", permissions: [...rolePresets[key]] };
  const [row] = await tx.$queryRaw<LockedRole[]>`
    SELECT key, name, permissions FROM "CustomRole" WHERE key = ${key} FOR SHARE`;
  return found(row);
}

/**
 * One of the club's own roles, for changing or deleting it: whoever grants it meanwhile waits.
 * @throws DomainError not_found
 */
export async function lockRole(tx: Transaction, key: string): Promise<LockedRole> {
  const [row] = await tx.$queryRaw<LockedRole[]>`
    SELECT key, name, permissions FROM "CustomRole" WHERE key = ${key} FOR UPDATE`;
  return found(row);
}

function found(row: LockedRole | undefined): LockedRole {
  if (!row) throw new DomainError("not_found");
  return { ...row, permissions: knownPermissions(row.permissions) };
}
