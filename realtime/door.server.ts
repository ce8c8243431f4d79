import type { Server } from "node:http";
import type { Duplex } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";

/** How long browsers are given to close their side while the club stops. */
const goodbyeMs = 250;

/** The lines that were taken from HTTP. */
export type Door = {
  isOpen(): boolean;
  /** Lets nobody in any more, has goodbye said, and cuts off who does not answer to it. */
  close(sayGoodbye: () => void): Promise<void>;
};

/** Knows the lines of a server that speak WebSocket: it would wait for them for ever, and closes only those of HTTP itself. */
export function newDoor(server: Server): Door {
  const lines = new Set<Duplex>();
  let isOpen = true;
  server.on("upgrade", (_request, line: Duplex) => {
    lines.add(line);
    line.once("close", () => lines.delete(line));
  });
  return {
    isOpen: () => isOpen,
    async close(sayGoodbye) {
      isOpen = false;
      sayGoodbye();
      const deadline = performance.now() + goodbyeMs;
      while (lines.size > 0 && performance.now() < deadline) await delay(10);
      for (const line of lines) line.destroy();
    },
  };
}
