import type { Figure, Ground, Round } from "./figure.ts";
import type { Latencies } from "./load.ts";
import { type ProcessorTime, processorTime } from "./processor.ts";
import { settle } from "./settle.ts";

/** The processor's time for one of what is counted, in milliseconds, and how often a second of it would do. */
export type Cost = { clubMs: number; floorMs: number; postgresMs: number; perSecond: number };

/** A round with what it cost and what stood in its way. */
type Probed = Round & { cost: Cost | null; notes: string[] };

/** A figure with its floor: the middle of the rounds, how far they lay apart, and their ratio. */
export type Measured = Pick<Figure, "name" | "unit" | "budget"> &
  Partial<Latencies> & {
    value: number;
    /** The greatest distance between two rounds, as a part of the middle one. */
    spread?: number;
    cost?: Cost | null;
    floor?: { does: string; value: number; cost: Cost | null };
    /** The figure's middle over its floor's. */
    ratio?: number;
    notes: string[];
    rounds?: number[];
  };

/** More of a core than this used by others is said. */
const othersMost = 0.1;
/** With more of its core in use than this the load could do no more. */
const loadMost = 0.9;
/** Longer than this for the queue to run empty is said, in seconds. */
const settleMost = 0.3;

/** Measures a figure and its floor in turns, after a round of each that only warms up. */
export async function measure(figure: Figure, ground: Ground, rounds: number): Promise<Measured> {
  const prepared = await figure.prepare(ground);
  const asFloor = () =>
    figure.floorNeedsClub
      ? probe(ground, prepared.floorRound)
      : ground.club.asleep(() => probe(ground, prepared.floorRound));
  const [ours, floors]: [Probed[], Probed[]] = [[], []];
  let behind = 0;
  try {
    const warmUps = figure.rounds === undefined ? 1 : 0;
    const wanted = Math.min(rounds, figure.rounds ?? rounds) + warmUps;
    for (let number = 0; number < wanted; number++) {
      await settle();
      ours.push(await probe(ground, prepared.round));
      const { seconds, left } = await settle();
      behind = Math.max(behind, left > 0 ? Number.POSITIVE_INFINITY : seconds);
      floors.push(await asFloor());
    }
    return summarise(figure, ours.slice(warmUps), floors.slice(warmUps), sayBehind(behind));
  } finally {
    await prepared.done?.();
  }
}

function summarise(figure: Figure, ours: Probed[], floors: Probed[], behind: string[]): Measured {
  const { name, unit, budget } = figure;
  const [own, floor] = [middle(ours), middle(floors)];
  const values = ours.map(({ value }) => value);
  const { value, p50Ms, p95Ms, p99Ms, cost, beside } = own;
  return {
    ...{ name, unit, value, cost, rounds: values },
    ...(budget && { budget }),
    ...(p50Ms !== undefined && { p50Ms, p95Ms: p95Ms!, p99Ms: p99Ms! }),
    spread: (Math.max(...values) - Math.min(...values)) / value,
    floor: { does: figure.floor, value: floor.value, cost: floor.cost },
    ratio: value / floor.value,
    notes: [...(beside ? [beside] : []), ...behind, ...own.notes],
  };
}

function middle(rounds: Probed[]): Probed {
  return rounds.toSorted((one, other) => one.value - other.value)[Math.floor((rounds.length - 1) / 2)]!;
}

function sayBehind(seconds: number): string[] {
  if (seconds === Number.POSITIVE_INFINITY) return ["the worker was not done a minute later"];
  return seconds > settleMost ? [`the worker was done ${seconds.toFixed(1)} s later`] : [];
}

async function probe({ club, floor }: Ground, work: () => Promise<Round>): Promise<Probed> {
  const processes = { clubPid: club.pid, postgresPid: club.postgresPid, floorPid: floor.pid };
  const before = processorTime(processes);
  const began = performance.now();
  const round = await work();
  const after = processorTime(processes);
  if (!before || !after) return { ...round, cost: null, notes: [] };
  const seconds = (performance.now() - began) / 1000;
  const used = (what: keyof ProcessorTime) => after[what] - before[what];
  return { ...round, ...judge(round, used, seconds) };
}

/** What a round cost, and whether somebody else's work makes it worth less. */
function judge({ count }: Round, used: (what: keyof ProcessorTime) => number, seconds: number) {
  const own = used("club") + used("postgres") + used("floor");
  const share = (knownSeconds: number) => 1 - knownSeconds / seconds;
  const [others, beside] = [share(used("serverIdle") + own), share(used("loadIdle") + used("load"))];
  const notes = [
    ...(others > othersMost ? [`others used ${percent(others)} of the core`] : []),
    ...(beside > othersMost ? [`${percent(beside)} of the load's`] : []),
    ...(used("load") / seconds > loadMost ? ["the load could do no more: a lower bound"] : []),
  ];
  if (!count) return { cost: null, notes: [] };
  const each = (what: keyof ProcessorTime) => (used(what) / count) * 1000;
  const cost = { clubMs: each("club"), floorMs: each("floor"), postgresMs: each("postgres"), perSecond: count / own };
  return { cost, notes };
}

const percent = (share: number) => `${Math.round(share * 100)} %`;
