import { db } from "#app/platform/db/client.server.ts";

/** A member's avatar: small as it stands beside what they wrote, large as on their page. */
export type AvatarUrls = { avatarUrl: string | null; pictureUrl: string | null };

/** The addresses of a member's avatar; nulls where there is none. */
export async function findAvatar(memberId: string): Promise<AvatarUrls> {
  const [found] = await db.$queryRaw<AvatarUrls[]>`
    SELECT '/media/' || avatar.key || '-' || avatar.widths[1] || '.webp' AS "avatarUrl",
      '/media/' || avatar.key || '-' || avatar.width || '.webp' AS "pictureUrl"
    FROM "Member" member JOIN "Media" avatar ON avatar.id = member."avatarMediaId"
    WHERE member.id = ${memberId}::uuid`;
  return found ?? { avatarUrl: null, pictureUrl: null };
}
