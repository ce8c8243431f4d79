import { type Actor, holds, isMember } from "#app/domain/core/actor.ts";
import { audit } from "#app/domain/core/audit.server.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { publish } from "#app/domain/core/publish.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { uuidv7 } from "#app/platform/ids.ts";
import type { CreateSection } from "./forum-schema.ts";

/**
 * Adds a section that forums can stand in.
 * @throws DomainError forbidden
 */
export async function createSection(actor: Actor, input: CreateSection): Promise<{ id: string }> {
  if (!isMember(actor) || !holds(actor, "forums.manage")) throw new DomainError("forbidden");
  const { name, nameEn, position } = input;
  const id = uuidv7();
  return transaction(async (tx) => {
    await tx.forumSection.create({ data: { id, name, nameEn, position } });
    await publish(tx, "section.updated", { sectionId: id }, actor.id);
    await audit(tx, actor, { action: "section.created", subjectKind: "section", subjectId: id, after: { name } });
    return { id };
  });
}
