import type { BenchClub } from "./bench-club.ts";
import type { FloorServer } from "./floors/floor-server.ts";
import type { Latencies } from "./load.ts";

/** What one round of a figure measured, in its unit, how often the thing was done, and what was seen beside it. */
export type Round = Partial<Latencies> & { value: number; count?: number; beside?: string };

/** What figures are measured with. */
export type Ground = {
  club: BenchClub;
  /** What Node, React and PostgreSQL do at best, on the club's core, in the same run. */
  floor: FloorServer;
  /** How long a round lasts at least. */
  seconds: number;
};

/** What the design asks for, in the figure's unit; `leastRatio` and `mostRatio` in relation to the floor. */
export type Budget = { least?: number; most?: number; p95Ms?: number; leastRatio?: number; mostRatio?: number };

/** A line of the table that is measured in rounds, each with a round of its floor. */
export type Figure = {
  name: string;
  unit: string;
  budget?: Budget;
  /** What the floor does. */
  floor: string;
  /** The floor is measured on the club itself, which otherwise sleeps meanwhile. */
  floorNeedsClub?: true;
  /** At most so many rounds, without one to warm up: for what takes long and is the same each time. */
  rounds?: number;
  /** Prepares the data once; answers how a round of the figure and one of its floor are measured. */
  prepare(ground: Ground): Promise<{
    round(): Promise<Round>;
    floorRound(): Promise<Round>;
    done?(): Promise<void>;
  }>;
};

/** Lines of the table that are looked up once, such as sizes and counts. */
export type Glance = { name: string; look(ground: Ground): Promise<Seen[]> };

/** One such line. */
export type Seen = { name: string; unit: string; value: number; budget?: Budget; beside: string };
