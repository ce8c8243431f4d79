import type { Actor } from "#app/domain/core/actor.ts";
import { decodeCursor, encodeCursor, type Page } from "#app/domain/core/paging.ts";
import { db } from "#app/platform/db/client.server.ts";
import { excerpt } from "#app/platform/persian/text.ts";
import { readablePosts } from "./policy.ts";

/** A reply as its author's page points at it. */
export type ReplyCard = {
  id: string;
  number: number;
  excerpt: string;
  createdAt: Date;
  topic: { seq: number; slug: string; title: string; forum: { slug: string; name: string; nameEn: string } };
};

const pageSize = 30;
const excerptLength = 200;
/** Letters of a post that are read for its excerpt. */
const readLength = 1_000;

/** Moderators find what was hidden and deleted through its address, not in lists. */
const standingReply = { number: { gt: 1 }, hiddenAt: null, deletedAt: null, topic: { deletedAt: null } };

/**
 * A page of what a member replied, the newest first, as far as the viewer may read it.
 * @throws DomainError position_malformed
 */
export async function listMemberReplies(
  viewer: Actor,
  authorId: string,
  after: string | null,
): Promise<Page<ReplyCard>> {
  const list = `replies:${authorId}`;
  const cursor = decodeCursor(after, list);
  const createdAt = cursor && new Date(cursor.value);
  const behind = cursor && {
    OR: [{ createdAt: { lt: createdAt! } }, { createdAt: createdAt!, id: { gt: cursor.id } }],
  };
  const found = await db.post.findMany({
    where: { AND: [readablePosts(viewer), { authorId, ...standingReply }, behind ?? {}] },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    take: pageSize + 1,
    select: {
      ...{ id: true, number: true, text: true, createdAt: true },
      topic: {
        select: { seq: true, slug: true, title: true, forum: { select: { slug: true, name: true, nameEn: true } } },
      },
    },
  });
  const rows = found.slice(0, pageSize);
  const last = rows.at(-1);
  return {
    items: rows.map(({ text, ...row }) => ({ ...row, excerpt: excerpt(text.slice(0, readLength), excerptLength) })),
    next: found.length > pageSize && last ? encodeCursor({ value: last.createdAt.getTime(), id: last.id }, list) : null,
  };
}
