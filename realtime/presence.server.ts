import { randomUUID } from "node:crypto";
import { isMember } from "#app/domain/core/actor.ts";
import { signal } from "#app/domain/core/signals.server.ts";
import { log } from "#app/platform/log.server.ts";
import type { LiveServer, LiveSocket } from "./types.ts";

/** How often a process says who of the staff is there, and how long others believe it. */
const sayEveryMs = 20_000;
const believedMs = 50_000;
const gatherMs = 500;

/** Who of the staff has the club open, in all processes together. */
export type Presence = {
  /** A connection came or went. */
  changed(socket: LiveSocket): void;
  /** Another process, or this one, says who is there. */
  heard(said: { process: string; memberIds: string[] }): void;
  count(): number;
  stop(): Promise<void>;
};

/** Counts the staff on the connections of one server, and tells the other processes. */
export function newPresence(io: LiveServer): Presence {
  const process = randomUUID();
  const said = new Map<string, { memberIds: string[]; until: number }>();
  let told = 0;
  let soon: NodeJS.Timeout | undefined;
  const count = () => {
    for (const [name, { until }] of said) if (until < performance.now()) said.delete(name);
    return new Set([...said.values()].flatMap(({ memberIds }) => memberIds)).size;
  };
  const show = () => {
    const now = count();
    if (now !== told) io.to("duty").emit("duty", { count: now });
    told = now;
  };
  const say = (memberIds = staffHere(io)) =>
    signal({ kind: "staff.present", process, memberIds }).catch((error: unknown) =>
      log.warn({ error }, "other processes were not told who of the staff is there"),
    );
  const timer = setInterval(() => {
    show(); // a process that died says nothing any more
    if (staffHere(io).length > 0) void say();
  }, sayEveryMs).unref();
  return {
    changed({ data }) {
      if (!isStaff(data)) return;
      soon ??= setTimeout(() => {
        soon = undefined;
        void say();
      }, gatherMs).unref();
    },
    heard({ process: who, memberIds }) {
      said.set(who, { memberIds, until: performance.now() + believedMs });
      show();
    },
    count,
    async stop() {
      clearInterval(timer);
      clearTimeout(soon);
      if (staffHere(io).length > 0) await say([]);
    },
  };
}

/** Whether a connection is of somebody who works here. */
export function isStaff({ actor }: LiveSocket["data"]): boolean {
  return isMember(actor) && actor.standing === "active" && actor.permissions.size > 0;
}

function staffHere(io: LiveServer): string[] {
  return [
    ...new Set([...io.sockets.sockets.values()].flatMap(({ data }) => (isStaff(data) ? (data.actor.id ?? []) : []))),
  ];
}
