import { randomUUID } from "node:crypto";
import { isMember } from "#app/domain/core/actor.ts";
import { signal } from "#app/domain/core/signals.server.ts";
import { log } from "#app/platform/log.server.ts";
import type { Present } from "./protocol.ts";
import type { LiveServer, LiveSocket } from "./types.ts";

/** How often a process says who is there, and how long others believe it. */
const sayEveryMs = 20_000;
const believedMs = 50_000;
const gatherMs = 500;

/** More ids do not fit into a signal; nobody counts further. */
const staffMost = 150;

type Here = { staffIds: string[]; members: number };

/** Who has the club open, in all processes together: staff, and members who show it. */
export type Presence = {
  /** A connection came or went, or is somebody else now. */
  changed(): void;
  /** Another process, or this one, says who is there. */
  heard(said: Here & { process: string }): void;
  count(): Present;
  stop(): Promise<void>;
};

/** Counts the people on the connections of one server, and tells the other processes. */
export function newPresence(io: LiveServer): Presence {
  const process = randomUUID();
  const { heard, count } = newHearsay();
  let shown: Present = { count: 0, members: 0 };
  let lastSaid: Here = { staffIds: [], members: 0 };
  let soon: NodeJS.Timeout | undefined;
  const show = () => {
    const now = count();
    if (now.count !== shown.count || now.members !== shown.members) io.to("duty").emit("duty", now);
    shown = now;
  };
  const say = (here: Here) => {
    lastSaid = here;
    return signal({ kind: "people.present", process, ...here }).catch((error: unknown) =>
      log.warn({ error }, "other processes were not told who is there"),
    );
  };
  const timer = setInterval(() => {
    show(); // a process that died says nothing any more
    const here = whoIsHere(io);
    if (isAnybody(here) || isAnybody(lastSaid)) void say(here);
  }, sayEveryMs).unref();
  return {
    changed() {
      soon ??= setTimeout(() => {
        soon = undefined;
        const here = whoIsHere(io);
        if (!isSame(here, lastSaid)) void say(here);
      }, gatherMs).unref();
    },
    heard(said) {
      heard(said);
      show();
    },
    count,
    async stop() {
      clearInterval(timer);
      clearTimeout(soon);
      if (isAnybody(lastSaid)) await say({ staffIds: [], members: 0 });
    },
  };
}

/** What the processes say of who is there, each for as long as it is believed. */
function newHearsay() {
  const said = new Map<string, Here & { until: number }>();
  return {
    heard({ process, ...here }: Here & { process: string }) {
      said.set(process, { ...here, until: performance.now() + believedMs });
    },
    count(): Present {
      for (const [process, { until }] of said) if (until < performance.now()) said.delete(process);
      return sumUp([...said.values()]);
    },
  };
}

/** Whether a connection is of somebody who works here. */
export function isStaff({ actor }: LiveSocket["data"]): boolean {
  return isMember(actor) && actor.standing === "active" && actor.permissions.size > 0;
}

/** Whether others may see what somebody does at this moment: staff always, a member who chose it. */
export function isShown(data: LiveSocket["data"]): boolean {
  const { actor } = data;
  return isStaff(data) || (isMember(actor) && actor.standing === "active" && actor.showsPresence === true);
}

function whoIsHere(io: LiveServer): Here {
  const [staff, members] = [new Set<string>(), new Set<string>()];
  for (const { data } of io.sockets.sockets.values())
    if (data.actor.id && isShown(data)) (isStaff(data) ? staff : members).add(data.actor.id);
  return { staffIds: [...staff].sort().slice(0, staffMost), members: members.size };
}

const isAnybody = ({ staffIds, members }: Here) => staffIds.length + members > 0;

const isSame = (one: Here, other: Here) =>
  one.members === other.members && one.staffIds.join() === other.staffIds.join();

/** Staff of several processes count once; so few members are connected to two that it does not show. */
function sumUp(all: Here[]): Present {
  const members = all.reduce((sum, here) => sum + here.members, 0);
  return { count: new Set(all.flatMap(({ staffIds }) => staffIds)).size, members };
}
