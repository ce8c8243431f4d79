import { holds, type MemberActor } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import { fold } from "#app/platform/persian/fold.ts";
import type { GroupRule } from "./group-rules.ts";

export type LockedGroup = { id: string; name: string; description: string; rule: GroupRule | null };

/**
 * Groups are for who manages members.
 * @throws DomainError forbidden
 */
export function demandManager(actor: MemberActor): void {
  if (!holds(actor, "members.manage")) throw new DomainError("forbidden");
}

/**
 * A group, for changing it; who opens a forum for it or applies its rule meanwhile waits.
 * @throws DomainError not_found
 */
export async function lockGroup(tx: Transaction, groupId: string): Promise<LockedGroup> {
  const [group] = await tx.$queryRaw<LockedGroup[]>`
    SELECT id, name, description, rule FROM "CustomerGroup" WHERE id = ${groupId}::uuid FOR UPDATE`;
  if (!group) throw new DomainError("not_found");
  return group;
}

/**
 * Refuses a name that another group has in any spelling; whoever names one meanwhile waits.
 * @throws DomainError name_taken
 */
export async function demandFreeGroupName(tx: Transaction, name: string, exceptId?: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('group names', 0))`;
  const groups = await tx.customerGroup.findMany({ select: { id: true, name: true } });
  if (groups.some((group) => group.id !== exceptId && fold(group.name) === fold(name)))
    throw new DomainError("name_taken", { field: "name" });
}
