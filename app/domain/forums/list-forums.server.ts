import type { Actor } from "#app/domain/core/actor.ts";
import { decodeCursor, encodeCursor, type Page } from "#app/domain/core/paging.ts";
import { literal } from "#app/platform/db/rows.server.ts";
import { Prisma } from "#prisma/client";
import { selectForumCards } from "./select-forum-cards.server.ts";
import { type ForumCard, toForumCard } from "./views.ts";

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
  const found = await selectForumCards<{ createdAt: Date }>(viewer, {
    where: cursor
      ? Prisma.sql`(f."createdAt", f.id) > (${new Date(cursor.value)}::timestamptz, ${cursor.id}::uuid)`
      : Prisma.sql`TRUE`,
    order: Prisma.sql`f."createdAt", f.id`,
    columns: Prisma.sql`, f."createdAt"`,
    limit: Prisma.sql`LIMIT ${literal(limit + 1)}`,
  });
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return {
    items: rows.map(toForumCard),
    next: found.length > limit && last ? encodeCursor({ value: last.createdAt.getTime(), id: last.id }, list) : null,
  };
}
