import { createHash } from "node:crypto";
import type { Actor, MemberActor } from "#app/domain/core/actor.ts";
import { type Permission, type Role, rolePresets } from "#app/domain/core/permissions.ts";
import { now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import type { Prisma } from "#prisma/client";

const actorFields = {
  id: true,
  name: true,
  trust: true,
  standing: true,
  standingUntil: true,
  createdAt: true,
  roles: { select: { role: true } },
  groups: { select: { groupId: true } },
} satisfies Prisma.MemberSelect;

type ActorRow = Prisma.MemberGetPayload<{ select: typeof actorFields }>;

/** How a session id is kept in the database: only its SHA-256, so that a leaked table opens no session. */
export function sessionKey(sessionId: string): string {
  return createHash("sha256").update(sessionId).digest("base64url");
}

/** The member a session belongs to; null when it is unknown, expired, or the member may not sign in. */
export async function findActorBySession(sessionId: string): Promise<Actor | null> {
  const session = await db.session.findUnique({
    where: { id: sessionKey(sessionId) },
    select: { expiresAt: true, member: { select: actorFields } },
  });
  if (!session || session.expiresAt <= now()) return null;
  const actor = toActor(session.member);
  return actor.standing === "suspended" || actor.standing === "removed" ? null : actor;
}

/** A member as an actor, for jobs and commands that act on their behalf; null when there is none. */
export async function findActor(memberId: string): Promise<MemberActor | null> {
  const row = await db.member.findUnique({ where: { id: memberId }, select: actorFields });
  return row && toActor(row);
}

function toActor(row: ActorRow): MemberActor {
  const over = row.standing !== "removed" && row.standingUntil !== null && row.standingUntil <= now();
  return {
    id: row.id,
    name: row.name,
    permissions: new Set(row.roles.flatMap(({ role }) => permissionsOf(role))),
    groupIds: row.groups.map((membership) => membership.groupId),
    trust: row.trust,
    standing: over ? "active" : row.standing,
    standingUntil: over ? null : row.standingUntil,
    joinedAt: row.createdAt,
  };
}

function permissionsOf(role: string): readonly Permission[] {
  return rolePresets[role as Role] ?? [];
}
