import { type Permission, rolePresets } from "#app/domain/core/permissions.ts";
import { now } from "#app/platform/clock.ts";
import { Prisma } from "#prisma/client";

const roles = Object.entries(rolePresets) as [string, readonly Permission[]][];
const staffRoles = roles.filter(([, allowed]) => allowed.length > 0).map(([role]) => role);
const readAllRoles = roles.filter(([, allowed]) => allowed.includes("forums.read_all")).map(([role]) => role);

/**
 * SQL condition: the row `member` may read the row `forum`. It says for a hundred thousand members in one statement
 * what the forums' policy says for one; a test holds the two together.
 */
export function memberReadsForum(): Prisma.Sql {
  const over = Prisma.sql`(member."standingUntil" IS NOT NULL AND member."standingUntil" <= ${now()})`;
  const active = Prisma.sql`(member.standing = 'active' OR (member.standing <> 'removed' AND ${over}))`;
  const holdsOneOf = (names: string[]) => Prisma.sql`(${active} AND EXISTS (
    SELECT FROM "MemberRole" held WHERE held."memberId" = member.id AND held.role = ANY(${names})))`;
  return Prisma.sql`(
    forum.readers = 'everyone'
    OR ((${active} OR member.standing = 'silenced') AND (
      forum.readers = 'members'
      OR ${holdsOneOf(readAllRoles)}
      OR (forum.readers = 'staff' AND ${holdsOneOf(staffRoles)})
      OR (forum.readers = 'group' AND EXISTS (
        SELECT FROM "GroupMember" belonging
        WHERE belonging."memberId" = member.id AND belonging."groupId" = forum."groupId")))))`;
}

/** SQL condition: the row `member` can still be told something: the account is in use and may sign in. */
export function memberIsPresent(): Prisma.Sql {
  return Prisma.sql`(member."placeholderKey" IS NULL AND member.standing <> 'removed'
    AND (member.standing <> 'suspended' OR member."standingUntil" <= ${now()}))`;
}

/** SQL condition: the row `member` keeps no distance from the member with this id, or whose id an expression gives. */
export function memberHears(actor: string | Prisma.Sql): Prisma.Sql {
  const id = typeof actor === "string" ? Prisma.sql`${actor}::uuid` : actor;
  return Prisma.sql`NOT EXISTS (
    SELECT FROM "Boundary" boundary WHERE boundary."memberId" = member.id AND boundary."otherId" = ${id})`;
}
