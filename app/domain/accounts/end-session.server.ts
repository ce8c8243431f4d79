import type { MemberActor } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { db } from "#app/platform/db/client.server.ts";
import { sessionKey } from "./find-actor.server.ts";

/** Signs a browser out; a session that has ended already is no error. */
export async function signOut(sessionId: string): Promise<void> {
  await db.session.deleteMany({ where: { id: sessionKey(sessionId) } });
}

/**
 * Ends one of the actor's own sessions, as listed by `listSessions`.
 * @throws DomainError not_found
 */
export async function endSession(actor: MemberActor, input: { sessionId: string }): Promise<void> {
  const { count } = await db.session.deleteMany({ where: { id: input.sessionId, memberId: actor.id } });
  if (count === 0) throw new DomainError("not_found");
}

/** Ends all of the actor's sessions but the one that asks. */
export async function endOtherSessions(actor: MemberActor, sessionId: string | null): Promise<void> {
  await db.session.deleteMany({ where: { memberId: actor.id, id: { not: sessionKey(sessionId ?? "") } } });
}
