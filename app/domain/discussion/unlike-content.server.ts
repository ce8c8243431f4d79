import { loadContent } from "#app/domain/content.server.ts";
import type { Actor } from "#app/domain/core/actor.ts";
import { contentKey } from "#app/domain/core/content.ts";
import { demandUnsilenced } from "#app/domain/core/demand-active.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { publish } from "#app/domain/core/publish.server.ts";
import { type ContentRef, isUuid } from "#app/domain/core/references.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { countLikes, type LikeView } from "./count-likes.server.ts";

/**
 * Takes a like back; where there is none nothing changes. One's own like can be taken back from what one may no longer
 * read, too.
 * @throws DomainError unauthenticated, silenced, not_found
 */
export async function unlikeContent(actor: Actor, ref: ContentRef): Promise<LikeView> {
  demandUnsilenced(actor);
  if (!isUuid(ref.id)) throw new DomainError("not_found");
  const { kind, id } = (await loadContent(actor, [ref])).get(contentKey(ref))?.likes ?? ref;
  return transaction(async (tx) => {
    const key = { contentKind: kind, contentId: id, memberId: actor.id };
    const taken = await tx.$queryRaw<{ authorId: string }[]>`
      DELETE FROM "Like" WHERE "contentKind" = ${kind} AND "contentId" = ${id}::uuid AND "memberId" = ${actor.id}::uuid
      RETURNING "authorId"`;
    for (const { authorId } of taken) await publish(tx, "content.unliked", { ...key, authorId }, actor.id);
    return countLikes(tx, actor, { kind, id });
  });
}
