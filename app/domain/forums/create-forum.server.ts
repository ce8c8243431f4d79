import { type Actor, holds, isMember } from "#app/domain/core/actor.ts";
import { audit } from "#app/domain/core/audit.server.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { publish } from "#app/domain/core/publish.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import type { CreateForum } from "./forum-schema.ts";
import { openForum } from "./open-forum.server.ts";

/**
 * Opens a forum that belongs to no product.
 * @throws DomainError forbidden, not_found (the section or the group is gone)
 */
export async function createForum(actor: Actor, input: CreateForum): Promise<{ id: string; slug: string }> {
  if (!isMember(actor) || !holds(actor, "forums.manage")) throw new DomainError("forbidden");
  return transaction(async (tx) => {
    await demandPlace(tx, input);
    const forum = await openForum(tx, forumColumns(input));
    await publish(tx, "forum.created", { forumId: forum.id }, actor.id);
    const { name, readers, writers } = input;
    const after = { name, readers, writers, slug: forum.slug };
    await audit(tx, actor, { action: "forum.created", subjectKind: "forum", subjectId: forum.id, after });
    return forum;
  });
}

/** The columns of a forum that staff decide. */
export function forumColumns(input: CreateForum) {
  const { name, nameEn, description, hue, icon, position, readers, writers, groupId, sectionId } = input;
  return {
    ...{ name, nameEn, description, hue, icon, position, readers, writers },
    groupId: groupId ?? null,
    sectionId: sectionId ?? null,
  };
}

/** Refuses a section or a group that is not there. */
export async function demandPlace(tx: Transaction, { sectionId, groupId }: CreateForum): Promise<void> {
  if (sectionId && !(await tx.forumSection.findUnique({ where: { id: sectionId }, select: { id: true } })))
    throw new DomainError("not_found", { field: "sectionId" });
  if (groupId && (await holdGroup(tx, groupId)) === 0) throw new DomainError("not_found", { field: "groupId" });
}

/** Keeps the group from being deleted until the forum stands. */
async function holdGroup(tx: Transaction, groupId: string): Promise<number> {
  return tx.$executeRaw`SELECT FROM "CustomerGroup" WHERE id = ${groupId}::uuid FOR KEY SHARE`;
}
