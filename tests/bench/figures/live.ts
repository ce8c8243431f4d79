import { readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { livePath } from "#realtime/protocol.ts";
import { Connection } from "../connection.ts";
import { benchShape, idOf } from "../data/shape.ts";
import type { Figure, Glance, Ground, Round } from "../figure.ts";
import { bareLivePath } from "../floors/floor-server.ts";
import { LiveLine, openLines } from "../live/live-line.ts";
import { type Deed, latenciesOf } from "../load.ts";
import { signedIn } from "../people.ts";
import { processorTime, residentBytes } from "../processor.ts";
import { replying } from "../replies.ts";
import { settle } from "../settle.ts";

const readers = 1_000;
const topic = benchShape.topics - 500;
/** A reply to a topic comes so long after the one before has arrived everywhere. */
const pauseMs = 100;
const patienceMs = 10_000;

/** From asking for a reply to its news at each of a thousand members: the writing is in it, the floor has none. */
export const liveReply: Figure = {
  name: "live: a reply at 1,000 open browsers, p99",
  unit: "ms",
  budget: { most: 80, mostRatio: 1.5 },
  floor: "bare Socket.IO",
  prepare: async ({ club, floor, seconds }) => {
    await ask(floor.origin, bareLivePath());
    const cookies = await signedIn(readers);
    const write = await replying(100, [topic]);
    const room = `topic:${idOf("topic", topic)}`;
    const ours = await Crowd.in(club.origin, room, cookies);
    const bare = await Crowd.in(floor.origin, room, cookies);
    const say: Deed = (connection) => connection.ask(bareLivePath(room), { method: "POST" });
    return {
      round: () => ours.hear(seconds, write),
      floorRound: () => bare.hear(seconds, say),
      done: async () => {
        ours.leave();
        bare.leave();
      },
    };
  },
};

/** Open browsers in one room, and when each of them hears something. */
class Crowd {
  readonly #origin: string;
  #lines: LiveLine[] = [];
  #turn = 0;
  #saidAt = 0;
  #awaited = 0;
  #tookMs: number[] = [];
  #allHeard = () => {};

  private constructor(origin: string) {
    this.#origin = origin;
  }

  static async in(origin: string, room: string, cookies: Record<string, string>[]): Promise<Crowd> {
    const crowd = new Crowd(origin);
    const heard = (event: string) => {
      if (event.startsWith('42["topic"')) crowd.#hear();
    };
    const open = (at: number) => new LiveLine(origin, livePath, cookies[at]!, room, heard);
    crowd.#lines = await openLines(cookies.length, open);
    return crowd;
  }

  #hear(): void {
    this.#tookMs.push(performance.now() - this.#saidAt);
    if (--this.#awaited === 0) this.#allHeard();
  }

  /** Lets something be said again and again, each time when everybody heard the one before. */
  async hear(seconds: number, say: Deed): Promise<Round> {
    const connection = new Connection(this.#origin);
    await connection.open();
    this.#tookMs = [];
    const answeredMs: number[] = [];
    const end = performance.now() + seconds * 1000;
    let count = 0;
    for (; performance.now() < end; count++) {
      this.#awaited = this.#lines.length;
      const heard = new Promise<void>((resolve) => (this.#allHeard = resolve));
      this.#saidAt = performance.now();
      await say(connection, this.#turn++);
      answeredMs.push(performance.now() - this.#saidAt);
      await Promise.race([heard, delay(patienceMs, undefined, { ref: false })]);
      if (this.#awaited > 0) throw new Error(`${this.#awaited} of ${readers} open browsers heard nothing`);
      await delay(pauseMs);
    }
    connection.close();
    const took = latenciesOf(this.#tookMs);
    const beside = `the writer's answer after ${latenciesOf(answeredMs).p50Ms.toFixed(1)} ms`;
    return { value: took.p99Ms, count, ...took, beside };
  }

  leave(): void {
    for (const line of this.#lines) line.close();
  }
}

async function ask(origin: string, path: string): Promise<void> {
  const connection = new Connection(origin);
  await connection.ask(path, { method: "POST" });
  connection.close();
}

const idleWanted = 10_000;
/** A ping and a pong of each connection fall into it, and half of another. */
const idleSeconds = 37.5;
/** Files and connections that this process has open besides. */
const filesBesides = 500;

/** Ten thousand guests who only look: what they hold in memory, and what they cost in a minute. */
export const liveIdle: Glance = {
  name: "live: 10,000 idle connections",
  look: async (ground) => {
    await ask(ground.floor.origin, bareLivePath());
    const count = Math.min(idleWanted, filesMost() - filesBesides);
    await settle();
    const ours = await idle(ground, "club", count);
    const bare = await ground.club.asleep(() => idle(ground, "floor", count));
    const name = `live: ${count.toLocaleString("en")} idle connections`;
    const beside = (value: number, unit: string) => `bare Socket.IO ${value.toFixed(1)} ${unit}`;
    return [
      { name: `${name}, memory of each`, unit: "kB", value: ours.kB, beside: beside(bare.kB, "kB") },
      {
        ...{ name: `${name}, processor`, unit: "s/min", value: ours.secondsAMinute },
        beside: beside(bare.secondsAMinute, "s/min"),
      },
    ];
  },
};

async function idle({ club, floor }: Ground, whose: "club" | "floor", count: number) {
  const { origin, pid } = whose === "club" ? club : floor;
  const pids = { clubPid: club.pid, postgresPid: club.postgresPid, floorPid: floor.pid };
  const held = residentBytes(pid);
  const used = () => processorTime(pids)?.[whose] ?? Number.NaN;
  const lines = await openLines(count, () => new LiveLine(origin, livePath, {}, null, () => {}));
  const before = used();
  await delay(idleSeconds * 1000);
  const secondsAMinute = ((used() - before) / idleSeconds) * 60;
  const lost = lines.filter(({ isOpen }) => !isOpen).length;
  const kB = (residentBytes(pid) - held) / count / 1e3;
  for (const line of lines) line.close();
  if (lost > 0) throw new Error(`${lost} of ${count} idle connections were lost`);
  return { kB, secondsAMinute };
}

/** How many files and connections a process may have open; Node has raised its own limit to what it may have. */
function filesMost(): number {
  try {
    return Number(/^Max open files +\d+ +(\d+)/m.exec(readFileSync("/proc/self/limits", "utf8"))?.[1] ?? 1_024);
  } catch {
    return idleWanted + filesBesides; // another system than Linux: then it shows
  }
}
