import type { MemberActor } from "#app/domain/core/actor.ts";
import { audit } from "#app/domain/core/audit.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { now } from "#app/platform/clock.ts";
import { uuidv7 } from "#app/platform/ids.ts";
import { fold } from "#app/platform/persian/fold.ts";
import type { CreateGroup } from "./group-schema.ts";
import { demandFreeGroupName, demandManager } from "./lock-group.server.ts";

/**
 * Makes an empty group of customers.
 * @throws DomainError forbidden, name_taken
 */
export async function createGroup(actor: MemberActor, { name, description }: CreateGroup): Promise<{ id: string }> {
  demandManager(actor);
  const id = uuidv7();
  return transaction(async (tx) => {
    await demandFreeGroupName(tx, name);
    await tx.customerGroup.create({ data: { id, name, nameFold: fold(name), description, createdAt: now() } });
    await audit(tx, actor, { action: "group.created", subjectKind: "group", subjectId: id, after: { name } });
    return { id };
  });
}
