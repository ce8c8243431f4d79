import type { Actor } from "#app/domain/core/actor.ts";
import { decodeCursor, encodeCursor, type Page } from "#app/domain/core/paging.ts";
import { db } from "#app/platform/db/client.server.ts";
import { countUnread } from "./count-unread.server.ts";
import { visibleForums } from "./policy.ts";
import { type ForumCard, forumCardFields, toForumCard } from "./views.ts";

const list = "forums";

/**
 * A page of the forums the viewer may read, the oldest first, so that a program that goes through them misses none.
 * @throws DomainError position_malformed
 */
export async function listForums(
  viewer: Actor,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<Page<ForumCard>> {
  const cursor = decodeCursor(after, list);
  const createdAt = cursor && new Date(cursor.value);
  const behind = cursor && {
    OR: [{ createdAt: { gt: createdAt! } }, { createdAt: createdAt!, id: { gt: cursor.id } }],
  };
  const found = await db.forum.findMany({
    where: { AND: [visibleForums(viewer), behind ?? {}] },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: limit + 1,
    select: { ...forumCardFields, createdAt: true },
  });
  const rows = found.slice(0, limit);
  const unread = await countUnread(
    viewer,
    rows.map((row) => row.id),
  );
  const last = rows.at(-1);
  return {
    items: rows.map((row) => toForumCard(row, unread.get(row.id) ?? null)),
    next: found.length > limit && last ? encodeCursor({ value: last.createdAt.getTime(), id: last.id }, list) : null,
  };
}
