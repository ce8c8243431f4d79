import { type Actor, holds, isMember } from "#app/domain/core/actor.ts";
import { audit } from "#app/domain/core/audit.server.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { publish } from "#app/domain/core/publish.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { demandPlace, forumColumns } from "./create-forum.server.ts";
import type { UpdateForum } from "./forum-schema.ts";

/**
 * Changes a forum: its words, looks, place, and who may read it and start topics. Its address stays.
 * @throws DomainError forbidden, not_found
 */
export async function updateForum(actor: Actor, input: UpdateForum): Promise<{ slug: string }> {
  if (!isMember(actor) || !holds(actor, "forums.manage")) throw new DomainError("forbidden");
  return transaction(async (tx) => {
    const before = await tx.forum.findUnique({ where: { id: input.forumId } });
    if (!before) throw new DomainError("not_found");
    await demandPlace(tx, input);
    await tx.forum.update({ where: { id: before.id }, data: forumColumns(input) });
    await publish(tx, "forum.updated", { forumId: before.id }, actor.id);
    await audit(tx, actor, {
      action: "forum.updated",
      subjectKind: "forum",
      subjectId: before.id,
      before: { name: before.name, readers: before.readers, writers: before.writers, groupId: before.groupId },
      after: { name: input.name, readers: input.readers, writers: input.writers, groupId: input.groupId ?? null },
    });
    return { slug: before.slug };
  });
}
