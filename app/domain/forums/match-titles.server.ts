import type { Actor } from "#app/domain/core/actor.ts";
import { db } from "#app/platform/db/client.server.ts";
import { forumsOpenTo, moderates } from "./policy.ts";

/**
 * The ids of topics whose title is like a folded text, the most alike first, then the freshest. Only what the viewer may
 * read and does not keep away, so that what they may not see takes nobody's place.
 */
export async function matchTitles(viewer: Actor, folded: string, most: number): Promise<string[]> {
  const { readers, groupIds } = forumsOpenTo(viewer);
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT t.id FROM "Topic" t JOIN "Forum" f ON f.id = t."forumId"
    WHERE ${folded} <% t."titleFold"
      AND t."deletedAt" IS NULL AND t."mergedIntoId" IS NULL
      AND (f.readers::text = ANY (${readers}) OR f."groupId" = ANY (${groupIds}::uuid[]))
      AND (t."hiddenAt" IS NULL OR t."authorId" = ${viewer.id}::uuid OR ${moderates(viewer)})
      AND NOT EXISTS (
        SELECT FROM "Boundary" b WHERE b."memberId" = ${viewer.id}::uuid AND b."otherId" = t."authorId")
    ORDER BY word_similarity(${folded}, t."titleFold") DESC, t."lastPostAt" DESC LIMIT ${most}`;
  return rows.map(({ id }) => id);
}
