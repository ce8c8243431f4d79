import type { Actor } from "#app/domain/core/actor.ts";
import { selectRows } from "#app/platform/db/rows.server.ts";
import { moderates } from "./policy.ts";
import { forumIsOpen } from "./visible-sql.server.ts";

/** A question about titles: folded, and the patterns that together match too. */
type Question = { folded: string; patterns?: string[] };

/**
 * The ids of topics whose title is like a text or has all its words, the most alike first, then the freshest. Only
 * what the viewer may read and does not keep away, so that what they may not see takes nobody's place.
 */
export async function matchTitles(viewer: Actor, { folded, patterns }: Question, most: number): Promise<string[]> {
  const rows = await selectRows<{ id: string }>`
    SELECT t.id FROM "Topic" t JOIN "Forum" f ON f.id = t."forumId"
    WHERE (t."titleFold" LIKE ALL (${patterns ?? []}::text[]) AND ${patterns !== undefined} OR ${folded} <% t."titleFold")
      AND t."deletedAt" IS NULL AND t."mergedIntoId" IS NULL
      AND ${forumIsOpen(viewer)}
      AND (t."hiddenAt" IS NULL OR t."authorId" = ${viewer.id}::uuid OR ${moderates(viewer)})
      AND NOT EXISTS (
        SELECT FROM "Boundary" b WHERE b."memberId" = ${viewer.id}::uuid AND b."otherId" = t."authorId")
    ORDER BY word_similarity(${folded}, t."titleFold") DESC, t."lastPostAt" DESC LIMIT ${most}`;
  return rows.map(({ id }) => id);
}
