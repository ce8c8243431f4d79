import { holds, type MemberActor } from "#app/domain/core/actor.ts";
import { audit } from "#app/domain/core/audit.server.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { now } from "#app/platform/clock.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import { uuidv7 } from "#app/platform/ids.ts";
import { fold } from "#app/platform/persian/fold.ts";
import { demandRights } from "./rights.server.ts";
import type { CreateRole } from "./role-schema.ts";

/**
 * Makes a role of the club's own: a name and a set of rights that its maker holds too.
 * @throws DomainError forbidden, beyond_your_rights, name_taken
 */
export async function createRole(actor: MemberActor, input: CreateRole): Promise<{ key: string }> {
  if (!holds(actor, "roles.grant")) throw new DomainError("forbidden");
  const { name, permissions } = input;
  demandRights(actor, permissions);
  return transaction(async (tx) => {
    await demandFreeRoleName(tx, name);
    const key = uuidv7();
    await tx.customRole.create({ data: { key, name, permissions, createdAt: now() } });
    await audit(tx, actor, {
      action: "role.created",
      subjectKind: "role",
      subjectId: key,
      after: { name, permissions },
    });
    return { key };
  });
}

/**
 * Refuses a name that another role of the club's own has in any spelling; whoever names one meanwhile waits.
 * @param exceptKey the role that is being renamed
 * @throws DomainError name_taken
 */
export async function demandFreeRoleName(tx: Transaction, name: string, exceptKey?: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('role names', 0))`;
  const roles = await tx.customRole.findMany({ select: { key: true, name: true } });
  if (roles.some((role) => role.key !== exceptKey && fold(role.name) === fold(name)))
    throw new DomainError("name_taken", { field: "name" });
}
