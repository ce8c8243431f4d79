import { db } from "#app/platform/db/client.server.ts";
import { type MemberCard, type MemberCardRow, toMemberCard } from "./views.ts";

/** The cards of members by id, in one query however many they are; ids of nobody are left out. */
export async function findMemberCards(memberIds: readonly string[]): Promise<Map<string, MemberCard>> {
  const ids = [...new Set(memberIds)];
  if (ids.length === 0) return new Map();
  const rows = await db.$queryRaw<MemberCardRow[]>`
    SELECT member.id, member.name, member.standing = 'removed' AS former,
      '/media/' || avatar.key || '-' || avatar.widths[1] || '.webp' AS "avatarUrl"
    FROM "Member" member LEFT JOIN "Media" avatar ON avatar.id = member."avatarMediaId"
    WHERE member.id = ANY(${ids}::uuid[])`;
  return new Map(rows.map((row) => [row.id, toMemberCard(row)]));
}
