import type { Line } from "./types.ts";

/** What may come through one line within some seconds, answers to pings and all that is no message of ours included. */
const packetsMost = 120;
const countedMs = 10_000;

/** What waits for a browser that does not read. It answers to pings all the same, so nothing else would end it. */
const unheardMost = 500;

/**
 * Ends a line that sends without end, or lets what it is told pile up: beneath Socket.IO, which answers whatever names
 * no room of ours as often as it is asked.
 * @param ended is told why
 */
export function boundLine(line: Line, ended: (why: "flood" | "deaf") => void): void {
  let [packets, since, waiting] = [0, performance.now(), 0];
  const end = (why: "flood" | "deaf") => {
    if (line.readyState !== "open") return;
    ended(why);
    line.close(true);
    cutOff(line);
  };
  line.on("packet", () => {
    const now = performance.now();
    if (now - since > countedMs) [packets, since] = [0, now];
    if (++packets > packetsMost) end("flood");
  });
  line.on("packetCreate", () => {
    if (++waiting > unheardMost) end("deaf");
  });
  line.on("flush", () => {
    waiting = 0;
  });
}

/** Ends a WebSocket at once: `ws` would hear it out for 30 s, until who floods or sleeps says goodbye as well. */
function cutOff({ transport }: Line): void {
  const { socket } = transport as unknown as { socket?: { terminate?: () => void } };
  socket?.terminate?.();
}
