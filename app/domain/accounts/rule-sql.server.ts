import { getClub } from "#app/domain/core/club.server.ts";
import { startOfClubDay } from "#app/platform/persian/calendar.ts";
import { Prisma } from "#prisma/client";
import type { GroupRule } from "./group-rules.ts";

/**
 * The SQL condition on `member` that a group's rule is. Who left and who was only imported meet none.
 * @param rule null is met by nobody
 */
export async function meetsRule(rule: GroupRule | null): Promise<Prisma.Sql> {
  if (!rule) return Prisma.sql`false`;
  const { productIds, verifiedOnly, trustAtLeast, joinedBefore } = rule;
  const conditions = [Prisma.sql`member.standing <> 'removed' AND member."placeholderKey" IS NULL`];
  if (trustAtLeast !== null) conditions.push(Prisma.sql`member.trust >= ${trustAtLeast}`);
  if (joinedBefore !== null) {
    const { timeZone } = await getClub();
    conditions.push(Prisma.sql`member."createdAt" < ${startOfClubDay(joinedBefore, timeZone)}`);
  }
  if (productIds.length > 0)
    conditions.push(Prisma.sql`EXISTS (SELECT FROM "ProductOwner" owner WHERE owner."memberId" = member.id
      AND owner."productId" = ANY(${productIds}::uuid[])
      AND (NOT ${verifiedOnly}::boolean OR owner."verifiedAt" IS NOT NULL))`);
  return Prisma.join(conditions, " AND ");
}
