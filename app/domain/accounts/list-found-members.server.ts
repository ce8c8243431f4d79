import type { Actor } from "#app/domain/core/actor.ts";
import { selectRows } from "#app/platform/db/rows.server.ts";
import { readPrivacy, visibleFields } from "./privacy.ts";
import { type MemberCard, toMemberCard } from "./views.ts";

/** A member among what a search found. */
export type FoundMember = MemberCard & { bio: string; joinedAt: Date };

type Row = { id: string; name: string; avatarUrl: string | null; bio: string; privacy: unknown; createdAt: Date };

/**
 * Those of the given that a search may show to the viewer, in any order: who is in the club, came themselves, and keeps
 * no distance, nor is kept at one; with what they say of themselves to this viewer.
 */
export async function listFoundMembers(viewer: Actor, ids: string[]): Promise<FoundMember[]> {
  if (ids.length === 0) return [];
  const rows = await selectRows<Row>`
    SELECT m.id::text, m.name, m.bio, m.privacy, m."createdAt",
      '/media/' || avatar.key || '-' || avatar.widths[1] || '.webp' AS "avatarUrl"
    FROM "Member" m LEFT JOIN "Media" avatar ON avatar.id = m."avatarMediaId"
    WHERE m.id = ANY(${ids}::uuid[]) AND m.standing <> 'removed' AND m."placeholderKey" IS NULL
      AND NOT EXISTS (
        SELECT FROM "Boundary" b WHERE (b."memberId" = ${viewer.id}::uuid AND b."otherId" = m.id)
          OR (b."memberId" = m.id AND b."otherId" = ${viewer.id}::uuid AND b.distance = 'block'))`;
  return rows.map((row) => {
    const isShown = visibleFields(viewer, row.id, readPrivacy(row.privacy)).has("bio");
    return { ...toMemberCard(row), bio: isShown ? row.bio : "", joinedAt: row.createdAt };
  });
}
