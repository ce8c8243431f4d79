import { type Actor, isMember } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { db } from "#app/platform/db/client.server.ts";
import { fold } from "#app/platform/persian/fold.ts";
import { type MemberCard, type MemberCardRow, toMemberCard } from "./views.ts";

const most = 8;
const queryMax = 60;

/**
 * Members by a part of their name, however it is spelt: whose name begins so, then a later word, then what is alike.
 * For mentioning: leaves out the actor, who left the club, who was only imported, and who keeps a distance either way.
 * @throws DomainError unauthenticated
 */
export async function findMembers(actor: Actor, query: string): Promise<MemberCard[]> {
  if (!isMember(actor)) throw new DomainError("unauthenticated");
  const wanted = fold(query.slice(0, queryMax)).trim();
  if (!wanted) return [];
  const literal = wanted.replace(/[\\%_]/g, "\\$&");
  const begins = `${literal}%`;
  const wordBegins = `% ${literal}%`;
  const rows = await db.$queryRaw<MemberCardRow[]>`
    SELECT m.id::text, m.name, '/media/' || avatar.key || '-' || avatar.widths[1] || '.webp' AS "avatarUrl"
    FROM "Member" m LEFT JOIN "Media" avatar ON avatar.id = m."avatarMediaId"
    WHERE (m."nameFold" LIKE ${`%${literal}%`} OR ${wanted} <% m."nameFold")
      AND m.standing <> 'removed' AND m."placeholderKey" IS NULL AND m.id <> ${actor.id}::uuid
      AND NOT EXISTS (
        SELECT 1 FROM "Boundary" b WHERE b.distance = 'block'
          AND ((b."memberId" = m.id AND b."otherId" = ${actor.id}::uuid)
            OR (b."memberId" = ${actor.id}::uuid AND b."otherId" = m.id)))
    ORDER BY m."nameFold" LIKE ${begins} DESC, m."nameFold" LIKE ${wordBegins} DESC,
      word_similarity(${wanted}, m."nameFold") DESC, m.name, m.id
    LIMIT ${most}`;
  return rows.map(toMemberCard);
}
