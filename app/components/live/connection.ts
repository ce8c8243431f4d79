import { io, type Socket } from "socket.io-client";
import { type FromBrowser, type FromClub, livePath } from "#realtime/protocol.ts";

export type LiveConnection = Socket<FromClub, FromBrowser>;

/** Comes back by itself, later each time and never all browsers at once: a restarted club is met by few of them. */
export function openConnection(): LiveConnection {
  const socket: LiveConnection = io({
    path: livePath,
    transports: ["websocket", "polling"],
    tryAllTransports: true,
    reconnectionDelay: 1_000,
    reconnectionDelayMax: 30_000,
    randomizationFactor: 0.5,
  });
  sayWhetherSeen(socket);
  return socket;
}

/** Says whether the page is in sight, as long as there is somebody to say it to. */
function sayWhetherSeen(socket: LiveConnection): void {
  const say = () => void socket.emit("seen", !document.hidden);
  socket.on("connect", () => {
    say();
    document.addEventListener("visibilitychange", say);
  });
  socket.on("disconnect", () => document.removeEventListener("visibilitychange", say));
}
