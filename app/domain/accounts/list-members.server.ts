import { holds, type MemberActor, type Standing } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import type { Page } from "#app/domain/core/paging.ts";
import { isUuid } from "#app/domain/core/references.ts";
import { now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { parseMailAddress } from "#app/platform/mail-address.ts";
import { fold } from "#app/platform/persian/fold.ts";
import { parsePhone } from "#app/platform/persian/phone.ts";
import { Prisma } from "#prisma/client";
import { staffPageSize } from "./group-rules.ts";
import { findRoleNames } from "./list-roles.server.ts";
import { standingAt } from "./rules.ts";
import type { StaffMemberCard } from "./staff-views.ts";

/** What staff look for; all of it together. */
export type MemberSearch = {
  /** A part of the name in any spelling, or a whole number or mail address. */
  q?: string | undefined;
  standing?: Standing | undefined;
  role?: string | undefined;
  groupId?: string | undefined;
  /** Where the page before ended: its `next`. */
  after?: string | null | undefined;
};

const queryMax = 100;

type Row = {
  id: string;
  name: string;
  avatarUrl: string | null;
  standing: Standing;
  standingUntil: Date | null;
  roles: string[];
  groupCount: number;
  createdAt: Date;
  lastSeenAt: Date | null;
  isPlaceholder: boolean;
};

/**
 * A page of the club's members, who joined last first. Numbers and addresses are looked up, whole, and never shown here.
 * @throws DomainError forbidden, position_malformed
 */
export async function listMembers(actor: MemberActor, search: MemberSearch): Promise<Page<StaffMemberCard>> {
  if (!holds(actor, "members.manage")) throw new DomainError("forbidden");
  const rows = await db.$queryRaw<Row[]>`
    SELECT member.id::text, member.name, member.standing::text, member."standingUntil", member."createdAt",
      member."lastSeenAt", member."placeholderKey" IS NOT NULL AS "isPlaceholder",
      '/media/' || avatar.key || '-' || avatar.widths[1] || '.webp' AS "avatarUrl",
      ARRAY(SELECT held.role FROM "MemberRole" held WHERE held."memberId" = member.id ORDER BY held.role) AS roles,
      (SELECT count(*)::int FROM "GroupMember" held WHERE held."memberId" = member.id) AS "groupCount"
    FROM "Member" member LEFT JOIN "Media" avatar ON avatar.id = member."avatarMediaId"
    WHERE ${Prisma.join(conditionsOf(search), " AND ")}
    ORDER BY member.id DESC LIMIT ${staffPageSize + 1}`;
  const shown = rows.slice(0, staffPageSize);
  const names = await findRoleNames(shown.flatMap(({ roles }) => roles));
  const items = shown.map(
    ({ id, name, avatarUrl, roles, groupCount, createdAt, lastSeenAt, isPlaceholder, ...row }) => {
      const standing = standingAt(row, now());
      return {
        ...{ id, name, avatarUrl, groupCount, joinedAt: createdAt, lastSeenAt, isPlaceholder, standing },
        until: standing === "active" ? null : row.standingUntil,
        roles: roles.flatMap((role) => names.get(role) ?? []),
      };
    },
  );
  return { items, next: rows.length > staffPageSize ? (shown.at(-1)?.id ?? null) : null };
}

function conditionsOf({ q = "", standing, role, groupId, after }: MemberSearch): Prisma.Sql[] {
  if (after && !isUuid(after)) throw new DomainError("position_malformed");
  const conditions = [Prisma.sql`true`];
  if (after) conditions.push(Prisma.sql`member.id < ${after}::uuid`);
  if (standing) conditions.push(Prisma.sql`${standingNow()} = ${standing}`);
  if (role)
    conditions.push(Prisma.sql`EXISTS (SELECT FROM "MemberRole" held
      WHERE held."memberId" = member.id AND held.role = ${role})`);
  if (groupId)
    conditions.push(Prisma.sql`EXISTS (SELECT FROM "GroupMember" held
      WHERE held."memberId" = member.id AND held."groupId"::text = ${groupId})`);
  if (q.trim()) conditions.push(named(q.trim().slice(0, queryMax)));
  return conditions;
}

/** A whole number or address is looked for as one, and the same text in names too. */
function named(q: string): Prisma.Sql {
  const literal = fold(q)
    .trim()
    .replace(/[\\%_]/g, "\\$&");
  const phone = parsePhone(q, { allowForeign: true });
  const email = parseMailAddress(q);
  const ways = [literal ? Prisma.sql`member."nameFold" LIKE ${`%${literal}%`}` : Prisma.sql`false`];
  if (phone.ok) ways.push(Prisma.sql`member.phone = ${phone.e164}`);
  if (email) ways.push(Prisma.sql`member.email = ${email}`);
  return Prisma.sql`(${Prisma.join(ways, " OR ")})`;
}

/** As `standingAt` decides. */
function standingNow(): Prisma.Sql {
  return Prisma.sql`CASE WHEN member.standing <> 'removed' AND member."standingUntil" <= ${now()} THEN 'active'
    ELSE member.standing::text END`;
}
