import { endedSessions } from "#app/domain/accounts/ended-sessions.server.ts";
import { findActorBySession, sessionKey } from "#app/domain/accounts/find-actor.server.ts";
import { isMember } from "#app/domain/core/actor.ts";
import { log } from "#app/platform/log.server.ts";
import { paced } from "./pace.ts";
import type { Farewell, RoomName } from "./protocol.ts";
import { forumRoom, memberRoom, type Opened, openRoom, recheckRooms, sessionRoom, topicRoom } from "./rooms.server.ts";
import type { LiveServer, LiveSocket } from "./types.ts";

/** How often all sessions are looked at: one that expires ends without anybody deleting it. */
const sweepEveryMs = 60_000;
const gatherMs = 20;
const keysAtOnce = 2_000;

/** Sees to it that connections hear only what their pages would show. */
export type Access = {
  /** Sessions that are over: their connections end. */
  sessionsEnded(keys: readonly string[]): void;
  /** Something changed for a member, the readers of a topic or of a forum, or nobody knows for whom. */
  recheck(whom: { memberId: string } | { topicId: string } | { forumId: string } | "everyone"): void;
  /** Grows with each of both: what was asked of the database before may not hold any more. */
  turns(): number;
  /** Looks at one connection: who it is now, and in which rooms it may be. */
  lookAgain(socket: LiveSocket): Promise<void>;
  stop(): void;
};

/** Tells a connection why it ends, and ends it. */
export function sayFarewell(socket: LiveSocket, why: Farewell): void {
  socket.emit("farewell", why, 0);
  socket.disconnect(true);
}

/** Watches over the connections of one server. @param changed is told when connections were looked at again */
export function watchAccess(io: LiveServer, changed: () => void): Access {
  const failed = (error: unknown) => log.error({ error }, "access of open browsers was not looked at");
  const work = (names: string[]) => recheckIn(io, names, turnsNow).finally(changed);
  /** Looking at everybody takes a while, and who loses access meanwhile does not wait for it. */
  const [some, all] = [paced(gatherMs, work, failed), paced(gatherMs, work, failed)];
  const sweep = setInterval(() => void endExpired(io).catch(failed), sweepEveryMs).unref();
  let turns = 0;
  const turnsNow = () => turns;
  return {
    turns: turnsNow,
    lookAgain: (socket) => lookAgain(socket, turnsNow),
    sessionsEnded(keys) {
      turns++;
      for (const key of keys) for (const socket of inRoom(io, sessionRoom(key))) sayFarewell(socket, "session_ended");
    },
    recheck(whom) {
      turns++;
      if (whom === "everyone") all.ask(everyone);
      else if ("memberId" in whom) some.ask(memberRoom(whom.memberId));
      else some.ask("topicId" in whom ? topicRoom(whom.topicId) : forumRoom(whom.forumId));
    },
    stop() {
      for (const part of [some, all]) part.stop();
      clearInterval(sweep);
    },
  };
}

const everyone = "*";

function inRoom(io: LiveServer, room: string): LiveSocket[] {
  if (room === everyone) return [...io.sockets.sockets.values()];
  const ids = io.sockets.adapter.rooms.get(room) ?? [];
  return [...ids].flatMap((id) => io.sockets.sockets.get(id) ?? []);
}

type Turns = () => number;

/** One connection after the other, so that requests are answered in between; of all guests each room is asked once. */
async function recheckIn(io: LiveServer, rooms: string[], turns: Turns): Promise<void> {
  const turn = turns();
  const guests = new Map<RoomName, Promise<Opened | null>>();
  const askOnce: typeof openRoom = (visitor, room) => {
    if (isMember(visitor.actor) || turn !== turns()) return openRoom(visitor, room);
    const asked = guests.get(room) ?? openRoom(visitor, room);
    guests.set(room, asked);
    return asked;
  };
  for (const socket of new Set(rooms.flatMap((room) => inRoom(io, room)))) await lookAgain(socket, turns, askOnce);
}

async function lookAgain(socket: LiveSocket, turns: Turns, open = openRoom): Promise<void> {
  if (!socket.connected) return;
  if (await askAgain(socket, turns)) await recheckRooms(socket, open);
  else sayFarewell(socket, "session_ended");
}

/** Who a connection is now; false when its session is over. What changed while it was asked is asked again. */
async function askAgain({ data }: LiveSocket, turns: Turns): Promise<boolean> {
  if (!data.session) return true;
  for (;;) {
    const turn = turns();
    const actor = await findActorBySession(data.session);
    if (!actor) return false;
    if (turn !== turns()) continue;
    data.actor = actor;
    return true;
  }
}

async function endExpired(io: LiveServer): Promise<void> {
  const keys = [...io.sockets.sockets.values()].flatMap(({ data }) => (data.session ? [sessionKey(data.session)] : []));
  for (let from = 0; from < keys.length; from += keysAtOnce)
    for (const key of await endedSessions(keys.slice(from, from + keysAtOnce)))
      for (const socket of inRoom(io, sessionRoom(key))) sayFarewell(socket, "session_ended");
}
