import { Logger } from "graphile-worker";
import { blot, type Log } from "#app/platform/log.server.ts";

/** Sends the queue's own messages to the club's log; what it calls information is routine here. */
export function quietLogger(log: Log): Logger {
  return new Logger(() => (level, text) => {
    const message = blot(text); // the words of a job that failed are in it
    if (level === "error") log.error({ from: "worker" }, message);
    else if (level === "warning") log.warn({ from: "worker" }, message);
    else log.debug({ from: "worker" }, message);
  });
}
