import { createHash } from "node:crypto";
import type { Actor, MemberActor } from "#app/domain/core/actor.ts";
import { clubSettings } from "#app/domain/core/club.server.ts";
import { addSeconds, now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { selectShortRows } from "#app/platform/db/rows.server.ts";
import { type ActorRow, actorColumns, toActor } from "./actor-row.server.ts";
import { accountDefaults, sessionSeconds, sessionTouchSeconds } from "./rules.ts";

/** How a session id is kept in the database: only its SHA-256, so that a leaked table opens no session. */
export function sessionKey(sessionId: string): string {
  return createHash("sha256").update(sessionId).digest("base64url");
}

type SessionRow = ActorRow & { expiresAt: Date; lastSeenAt: Date; strong: boolean };

/**
 * The member a session belongs to; null when it is unknown, expired, or the member may not sign in. A session in use
 * lives on: about once an hour its end is moved.
 */
export async function findActorBySession(sessionId: string): Promise<Actor | null> {
  const [session] = await selectShortRows<SessionRow>`
    SELECT s."expiresAt", s."lastSeenAt", s.strong, ${actorColumns}
    FROM "Session" s JOIN "Member" m ON m.id = s."memberId" WHERE s.id = ${sessionKey(sessionId)}`;
  if (!session || session.expiresAt <= now()) return null;
  const actor = toActor(session);
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
  const [row] = await selectShortRows<ActorRow>`SELECT ${actorColumns} FROM "Member" m WHERE m.id = ${memberId}::uuid`;
  return row ? toActor(row) : null;
}
