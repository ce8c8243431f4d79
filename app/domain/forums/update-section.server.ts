import { type Actor, holds, isMember } from "#app/domain/core/actor.ts";
import { audit } from "#app/domain/core/audit.server.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { publish } from "#app/domain/core/publish.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import type { UpdateSection } from "./forum-schema.ts";

/**
 * Renames a section and gives it its place in the order.
 * @throws DomainError forbidden, not_found
 */
export async function updateSection(actor: Actor, input: UpdateSection): Promise<void> {
  if (!isMember(actor) || !holds(actor, "forums.manage")) throw new DomainError("forbidden");
  const { sectionId: id, name, nameEn, position } = input;
  await transaction(async (tx) => {
    await tx.$executeRaw`SELECT FROM "ForumSection" WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
    const before = await tx.forumSection.findUnique({ where: { id } });
    if (!before) throw new DomainError("not_found");
    await tx.forumSection.update({ where: { id }, data: { name, nameEn, position } });
    await publish(tx, "section.updated", { sectionId: id }, actor.id);
    await audit(tx, actor, {
      action: "section.updated",
      subjectKind: "section",
      subjectId: id,
      before: { name: before.name, position: before.position },
      after: { name, position },
    });
  });
}
