import type { Actor } from "#app/domain/core/actor.ts";
import { db } from "#app/platform/db/client.server.ts";
import type { PostAuthor } from "./views.ts";

/** A member as they stand beside their posts, and whether the viewer blocked them. */
export type Person = PostAuthor & { blocked: boolean };

/**
 * The people of a page, by id, in one query however many they are.
 * @param topicId where given, `verifiedOwner` says whether they provably own one of that topic's products
 */
export async function findPeople(
  viewer: Actor,
  memberIds: (string | null)[],
  topicId: string | null = null,
): Promise<Map<string, Person>> {
  const ids = [...new Set(memberIds.filter((id) => id !== null))];
  if (ids.length === 0) return new Map();
  const people = await db.$queryRaw<Person[]>`
    SELECT m.id, m.name, m.trust, m."createdAt" AS "joinedAt", m.standing = 'removed' AS former,
      '/media/' || avatar.key || '-' || avatar.widths[1] || '.webp' AS "avatarUrl",
      EXISTS (SELECT FROM "MemberRole" r WHERE r."memberId" = m.id AND r.role <> 'integrator') AS "isStaff",
      EXISTS (
        SELECT FROM "ProductOwner" o
        WHERE o."memberId" = m.id AND o."verifiedAt" IS NOT NULL AND o."productId" IN (
          SELECT tp."productId" FROM "TopicProduct" tp WHERE tp."topicId" = ${topicId}::uuid
          UNION ALL
          SELECT f."productId" FROM "Topic" t JOIN "Forum" f ON f.id = t."forumId" WHERE t.id = ${topicId}::uuid
        )
      ) AS "verifiedOwner",
      EXISTS (
        SELECT FROM "Boundary" b WHERE b."memberId" = ${viewer.id}::uuid AND b."otherId" = m.id AND b.distance = 'block'
      ) AS blocked
    FROM "Member" m LEFT JOIN "Media" avatar ON avatar.id = m."avatarMediaId" WHERE m.id = ANY(${ids}::uuid[])`;
  return new Map(people.map((person) => [person.id, person]));
}
