import { type Actor, isMember } from "#app/domain/core/actor.ts";
import { db } from "#app/platform/db/client.server.ts";
import { Prisma } from "#prisma/client";
import { forumsOpenTo } from "./policy.ts";

export type NearForum = { slug: string; name: string; nameEn: string };

/** Forums that find a place in the navigation. */
const nearMax = 5;

/**
 * The forums nearest to the viewer, for the navigation: those they follow, then the biggest they may read, forums of
 * single products last.
 */
export async function listNearForums(viewer: Actor): Promise<NearForum[]> {
  const { readers, groupIds } = forumsOpenTo(viewer);
  const followedFirst = isMember(viewer)
    ? Prisma.sql`EXISTS (
        SELECT FROM "Follow" f
        WHERE f."memberId" = ${viewer.id}::uuid AND f."targetKind" = 'forum' AND f."targetId" = forum.id
          AND f."endedAt" IS NULL) DESC,`
    : Prisma.empty;
  return db.$queryRaw<NearForum[]>`
    SELECT slug, name, "nameEn" FROM "Forum" forum
    WHERE readers::text = ANY(${readers}) OR (readers = 'group' AND "groupId" = ANY(${groupIds}::uuid[]))
    ORDER BY ${followedFirst} ("productId" IS NULL) DESC, "postCount" DESC, id
    LIMIT ${nearMax}`;
}
