import type { BenchClub } from "./bench-club.ts";
import type { FloorServer } from "./floor-server.ts";

/** What one round of a figure measured, in its unit, and what was seen beside it. */
export type Round = { value: number; beside?: string };

/** What figures are measured with. */
export type Ground = {
  club: BenchClub;
  /** How long a round lasts at least. */
  seconds: number;
  /** Starts what Node and PostgreSQL do at best, on the club's core, in the same run. */
  startFloor(): Promise<FloorServer>;
};

/** One line of the table. */
export type Figure = {
  name: string;
  unit: string;
  /** The budget of the design, as a sentence; its number is compared by the reader. */
  budget?: string;
  /** What the floor does. */
  floor: string;
  /** Prepares the data once; answers how a round of the figure and one of its floor are measured. */
  prepare(ground: Ground): Promise<{ round(): Promise<Round>; floorRound(): Promise<Round>; done?(): Promise<void> }>;
};
