import type { MemberActor } from "#app/domain/core/actor.ts";
import { now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { sessionKey } from "./find-actor.server.ts";
import type { SessionView } from "./views.ts";

const most = 50;

/**
 * Where the actor is signed in, last used first.
 * @param currentId id of the session that asks, as in its cookie
 */
export async function listSessions(actor: MemberActor, currentId: string | null): Promise<SessionView[]> {
  const rows = await db.session.findMany({
    where: { memberId: actor.id, expiresAt: { gt: now() } },
    orderBy: [{ lastSeenAt: "desc" }, { id: "asc" }],
    take: most,
    select: { id: true, userAgent: true, createdAt: true, lastSeenAt: true },
  });
  const current = currentId && sessionKey(currentId);
  return rows.map((row) => ({ ...row, isCurrent: row.id === current }));
}
