import type { Figure, Ground, Round } from "./figure.ts";

/** A figure with its floor: the middle of the rounds, how far they lay apart, and their ratio. */
export type Measured = Pick<Figure, "name" | "unit" | "budget" | "floor"> & {
  value: number;
  /** The greatest distance between two rounds, as a part of the middle one. */
  spread: number;
  floorValue: number;
  /** The figure's middle over its floor's. */
  ratio: number;
  beside: string;
  rounds: number[];
};

/** Measures a figure and its floor in turns, after a round of each that only warms up. */
export async function measure(figure: Figure, ground: Ground, rounds: number): Promise<Measured> {
  const { name, unit, budget, floor } = figure;
  const { round, floorRound, done } = await figure.prepare(ground);
  try {
    await round();
    await floorRound();
    const ours: Round[] = [];
    const floors: Round[] = [];
    for (let number = 0; number < rounds; number++) {
      ours.push(await round());
      floors.push(await floorRound());
    }
    const values = ours.map(({ value }) => value).toSorted((one, other) => one - other);
    const value = middle(values);
    const floorValue = middle(floors.map((each) => each.value).toSorted((one, other) => one - other));
    const spread = (values.at(-1)! - values[0]!) / value;
    const beside = ours.find((each) => each.value === value)?.beside ?? "";
    return { name, unit, budget, floor, value, spread, floorValue, ratio: value / floorValue, beside, rounds: values };
  } finally {
    await done?.();
  }
}

function middle(sorted: number[]): number {
  return sorted[Math.floor((sorted.length - 1) / 2)]!;
}
