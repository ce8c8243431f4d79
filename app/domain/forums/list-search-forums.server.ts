import type { Actor } from "#app/domain/core/actor.ts";
import { db } from "#app/platform/db/client.server.ts";
import { visibleForums } from "./policy.ts";

/** Forums offered to narrow a search down at most: the busiest of a club with a thousand products. */
const offeredMax = 100;

/** A forum in which somebody may look. */
export type SearchForum = { id: string; slug: string; name: string; nameEn: string };

/** The forums that the viewer may read and in which something was written, those with most posts first. */
export function listSearchForums(viewer: Actor): Promise<SearchForum[]> {
  return db.forum.findMany({
    where: { AND: [visibleForums(viewer), { postCount: { gt: 0 } }] },
    orderBy: [{ postCount: "desc" }, { id: "asc" }],
    take: offeredMax,
    select: { id: true, slug: true, name: true, nameEn: true },
  });
}
