import { sessionKey } from "#app/domain/accounts/find-actor.server.ts";
import { markInSight } from "#app/domain/notifications/mark-in-sight.server.ts";
import { inSightSeconds } from "#app/domain/notifications/push-rules.ts";
import { addSeconds, now } from "#app/platform/clock.ts";
import { log } from "#app/platform/log.server.ts";
import { paced } from "./pace.ts";
import type { LiveSocket } from "./types.ts";

/** How long changes gather, and how often it is said again that somebody looks: a process that died says it no more. */
const gatherMs = 200;
const sayAgainMs = (inSightSeconds * 1000) / 3;

/** Knows in which browsers a page of the club is in sight. */
export type Sight = {
  /** Hears from a connection whether its page is in sight. */
  watch(socket: LiveSocket): void;
  stop(): Promise<void>;
};

/** Notes for members' browsers whether one of their pages is in sight, as long as one is. */
export function newSight(): Sight {
  const seen = new Map<string, Set<string>>();
  const failed = (error: unknown) => log.warn({ error }, "it was not noted which browsers show the club");
  const said = paced(gatherMs, (keys) => note(keys, seen), failed);
  const timer = setInterval(() => {
    for (const key of seen.keys()) said.ask(key);
  }, sayAgainMs).unref();
  return {
    watch(socket) {
      const { session } = socket.data;
      if (!session) return;
      const key = sessionKey(session);
      socket.on("seen", (isSeen) => {
        if (isSeen === true) seen.set(key, (seen.get(key) ?? new Set()).add(socket.id));
        else lose(seen, key, socket.id);
        said.ask(key);
      });
      socket.on("disconnect", () => {
        if (lose(seen, key, socket.id)) said.ask(key);
      });
    },
    async stop() {
      clearInterval(timer);
      said.stop();
      const keys = [...seen.keys()];
      seen.clear();
      await note(keys, seen).catch(failed);
    },
  };
}

/** @returns whether the connection's page had been in sight */
function lose(seen: Map<string, Set<string>>, key: string, socketId: string): boolean {
  const wasSeen = seen.get(key)?.delete(socketId) ?? false;
  if (seen.get(key)?.size === 0) seen.delete(key);
  return wasSeen;
}

async function note(keys: string[], seen: ReadonlyMap<string, unknown>): Promise<void> {
  const until = addSeconds(now(), inSightSeconds);
  const [inSight, out] = [keys.filter((key) => seen.has(key)), keys.filter((key) => !seen.has(key))];
  await markInSight(inSight, until);
  await markInSight(out, null);
}
