import type { MemberActor, MustAgree, Standing } from "#app/domain/core/actor.ts";
import { now } from "#app/platform/clock.ts";
import { Prisma } from "#prisma/client";
import { firstRulesVersion } from "./club-rules.server.ts";
import { toCalendar } from "./profile-rows.ts";
import { permissionsOf } from "./rights.server.ts";
import { standingAt } from "./rules.ts";

/** What an actor is made of, as `actorColumns` select it. */
export type ActorRow = {
  memberId: string;
  name: string;
  trust: number;
  standing: Standing;
  standingUntil: Date | null;
  standingReason: string | null;
  joinedAt: Date;
  calendar: string | null;
  showsPresence: boolean;
  avatarUrl: string | null;
  rulesVersion: number;
  currentRules: number | null;
  roles: string[];
  /** What the club's own roles among them allow. */
  rolePermissions: string[];
  groupIds: string[];
};

/**
 * Columns of `ActorRow`, for a statement in which the member is `m`. By hand, because every request asks for them: one
 * statement costs a fraction of what the same through relations does.
 */
export const actorColumns = Prisma.sql`
  m.id::text AS "memberId", m.name, m.trust, m.standing::text AS standing, m."standingUntil", m."standingReason",
  m."createdAt" AS "joinedAt", m.calendar, m."rulesVersion", m."showsPresence",
  (
    SELECT '/media/' || avatar.key || '-' || avatar.widths[1] || '.webp' FROM "Media" avatar
    WHERE avatar.id = m."avatarMediaId"
  ) AS "avatarUrl",
  (SELECT max(version) FROM "ClubRules") AS "currentRules",
  ARRAY(SELECT r.role FROM "MemberRole" r WHERE r."memberId" = m.id) AS roles,
  ARRAY(
    SELECT unnest(c.permissions) FROM "MemberRole" r JOIN "CustomRole" c ON c.key = r.role WHERE r."memberId" = m.id
  ) AS "rolePermissions",
  ARRAY(SELECT g."groupId"::text FROM "GroupMember" g WHERE g."memberId" = m.id) AS "groupIds"`;

/** A row as an actor, with the standing and the rights of this moment. */
export function toActor(row: ActorRow): MemberActor {
  const standing = standingAt(row, now());
  const { memberId: id, name, trust, joinedAt, groupIds, avatarUrl, showsPresence, rulesVersion, currentRules } = row;
  return {
    ...{ id, name, trust, joinedAt, groupIds, avatarUrl, showsPresence, standing },
    permissions: permissionsOf(row.roles, row.rolePermissions),
    standingUntil: standing === "active" ? null : row.standingUntil,
    standingReason: standing === "active" ? null : row.standingReason,
    calendar: toCalendar(row.calendar),
    mustAgree: mustAgree(rulesVersion, currentRules ?? firstRulesVersion),
  };
}

/** Who never agreed to any rules has version 0. */
function mustAgree(agreed: number, current: number): MustAgree {
  if (agreed >= current) return null;
  return agreed === 0 ? "first" : "changed";
}
