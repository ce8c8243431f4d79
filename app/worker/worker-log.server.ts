import { Logger } from "graphile-worker";
import type { Log } from "#app/platform/log.server.ts";

/** Sends the queue's own messages to the club's log; what it calls information is routine here. */
export function quietLogger(log: Log): Logger {
  return new Logger(() => (level, message) => {
    if (level === "error") log.error({ from: "worker" }, message);
    else if (level === "warning") log.warn({ from: "worker" }, message);
    else log.debug({ from: "worker" }, message);
  });
}
