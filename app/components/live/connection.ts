import { io, type Socket } from "socket.io-client";
import { type FromBrowser, type FromClub, livePath } from "#realtime/protocol.ts";

export type LiveConnection = Socket<FromClub, FromBrowser>;

/** Comes back by itself, later each time and never all browsers at once: a restarted club is met by few of them. */
export function openConnection(): LiveConnection {
  return io({
    path: livePath,
    transports: ["websocket", "polling"],
    tryAllTransports: true,
    reconnectionDelay: 1_000,
    reconnectionDelayMax: 30_000,
    randomizationFactor: 0.5,
  });
}
