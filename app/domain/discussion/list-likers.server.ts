import { findMemberCards } from "#app/domain/accounts/find-member-cards.server.ts";
import type { MemberCard } from "#app/domain/accounts/views.ts";
import { getContent } from "#app/domain/content.server.ts";
import type { Actor } from "#app/domain/core/actor.ts";
import { decodeCursor, encodeCursor, type Page, toPage } from "#app/domain/core/paging.ts";
import type { ContentRef } from "#app/domain/core/references.ts";
import { db } from "#app/platform/db/client.server.ts";
import { likersPageSize } from "./rules.ts";

/**
 * Who likes something, the latest first.
 * @throws DomainError not_found, position_malformed
 */
export async function listLikers(
  actor: Actor,
  ref: ContentRef,
  after: string | null = null,
): Promise<Page<MemberCard>> {
  const { likes } = await getContent(actor, ref);
  const list = `likers:${likes.kind}:${likes.id}`;
  const cursor = decodeCursor(after, list);
  const from = cursor && {
    OR: [
      { createdAt: { lt: new Date(cursor.value) } },
      { createdAt: new Date(cursor.value), memberId: { gt: cursor.id } },
    ],
  };
  const rows = await db.like.findMany({
    where: { contentKind: likes.kind, contentId: likes.id, ...from },
    orderBy: [{ createdAt: "desc" }, { memberId: "asc" }],
    take: likersPageSize + 1,
    select: { createdAt: true, memberId: true },
  });
  const cards = await findMemberCards(rows.map(({ memberId }) => memberId));
  return toPage(
    rows,
    likersPageSize,
    ({ memberId }) => cards.get(memberId)!,
    ({ createdAt, memberId }) => encodeCursor({ value: createdAt.getTime(), id: memberId }, list),
  );
}
