import { createHash } from "node:crypto";
import type { Actor, MemberActor } from "#app/domain/core/actor.ts";
import { clubSettings } from "#app/domain/core/club.server.ts";
import { addSeconds, now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import type { Prisma } from "#prisma/client";
import { currentRulesVersion } from "./club-rules.server.ts";
import { toCalendar } from "./profile-rows.ts";
import { permissionsOfRoles } from "./rights.server.ts";
import { accountDefaults, sessionSeconds, sessionTouchSeconds, standingAt } from "./rules.ts";

/** What an actor is made of. */
export const actorFields = {
  id: true,
  name: true,
  trust: true,
  standing: true,
  standingUntil: true,
  standingReason: true,
  createdAt: true,
  calendar: true,
  avatarMediaId: true,
  rulesVersion: true,
  roles: { select: { role: true } },
  groups: { select: { groupId: true } },
} satisfies Prisma.MemberSelect;

type ActorRow = Prisma.MemberGetPayload<{ select: typeof actorFields }>;

/** How a session id is kept in the database: only its SHA-256, so that a leaked table opens no session. */
export function sessionKey(sessionId: string): string {
  return createHash("sha256").update(sessionId).digest("base64url");
}

/**
 * The member a session belongs to; null when it is unknown, expired, or the member may not sign in. A session in use
 * lives on: about once an hour its end is moved.
 */
export async function findActorBySession(sessionId: string): Promise<Actor | null> {
  const session = await db.session.findUnique({
    where: { id: sessionKey(sessionId) },
    select: { expiresAt: true, lastSeenAt: true, strong: true, member: { select: actorFields } },
  });
  if (!session || session.expiresAt <= now()) return null;
  const actor = await toActor(session.member);
  if (actor.standing === "suspended" || actor.standing === "removed") return null;
  if (session.lastSeenAt <= addSeconds(now(), -sessionTouchSeconds)) await touchSession(sessionId, actor.id);
  return session.strong ? actor : withoutSecondFactor(actor);
}

/** Where the club wants a second factor of staff, a session without one carries no permission. */
async function withoutSecondFactor(actor: MemberActor): Promise<MemberActor> {
  if (actor.permissions.size === 0 || !(await staffNeedSecondFactor())) return actor;
  return { ...actor, permissions: new Set(), mustEnrol: true };
}

/** Whether the club lets staff use their permissions only where a second factor was given. */
export async function staffNeedSecondFactor(): Promise<boolean> {
  return (await clubSettings("accounts", accountDefaults)).staffNeedSecondFactor;
}

async function touchSession(sessionId: string, memberId: string): Promise<void> {
  const lastSeenAt = now();
  await db.session.updateMany({
    where: { id: sessionKey(sessionId) },
    data: { lastSeenAt, expiresAt: addSeconds(lastSeenAt, sessionSeconds) },
  });
  await db.member.updateMany({ where: { id: memberId }, data: { lastSeenAt } });
}

/** A member as an actor, for jobs and commands that act on their behalf; null when there is none. */
export async function findActor(memberId: string): Promise<MemberActor | null> {
  const row = await db.member.findUnique({ where: { id: memberId }, select: actorFields });
  return row && toActor(row);
}

/** A row as an actor, with the standing and the rights of this moment. */
export async function toActor(row: ActorRow): Promise<MemberActor> {
  const standing = standingAt(row, now());
  return {
    id: row.id,
    name: row.name,
    permissions: await permissionsOfRoles(
      db,
      row.roles.map(({ role }) => role),
    ),
    groupIds: row.groups.map((membership) => membership.groupId),
    trust: row.trust,
    standing,
    standingUntil: standing === "active" ? null : row.standingUntil,
    standingReason: standing === "active" ? null : row.standingReason,
    joinedAt: row.createdAt,
    calendar: toCalendar(row.calendar),
    avatarMediaId: row.avatarMediaId,
    mustAgree: row.rulesVersion < (await currentRulesVersion()),
  };
}
