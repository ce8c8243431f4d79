import type { Server, Socket } from "socket.io";
import type { Actor } from "#app/domain/core/actor.ts";
import type { FromBrowser, FromClub, RoomName } from "./protocol.ts";

/** What the club knows of a connection. */
export type Visitor = {
  actor: Actor;
  /** The session id of the cookie, to ask again who it is; null for a guest. */
  session: string | null;
  /** The rooms that were entered; of a topic, the forum it stands in. */
  entered: Map<RoomName, { forumId: string | null }>;
  /** How often access had changed when its session was looked up. */
  turn: number;
  /** When it last said that its member writes, in milliseconds of `performance.now()`. */
  saidTypingAt: number;
};

export type LiveSocket = Socket<FromBrowser, FromClub, Record<string, never>, Visitor>;
export type LiveServer = Server<FromBrowser, FromClub, Record<string, never>, Visitor>;

/** What carries a connection, beneath Socket.IO: a WebSocket, or long polling. */
export type Line = LiveSocket["conn"];
