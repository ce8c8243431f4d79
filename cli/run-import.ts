import { stat } from "node:fs/promises";
import { StartError } from "#app/platform/start-error.ts";
import type { ReadProgress } from "#app/platform/tables/read-lines.server.ts";
import { type ExitCode, exitCodes } from "./command.ts";
import { startProgress } from "./progress.ts";
import { withDatabase } from "./with-database.ts";

/** UTF-16 units of lines that are imported together. */
const groupLength = 1_000_000;
/** Problems told one by one; a file of another kind would fill the terminal. */
const toldMax = 100;

/** Why a line, or one column of it, was not taken. */
export type Problem = { line: number; column?: string; position?: number | null; reason: string };

/** What an import added, by what it counts. */
export type Counts = Record<string, number>;

/** What came of some lines. */
export type LinesResult<Tally extends Counts> = { tally: Tally; refused: Problem[] };

/** One kind of import: how its file is read, what its lines become, and how that is said. */
export type Import<Item extends { number: number }, Tally extends Counts> = {
  file: string;
  read(progress: ReadProgress): AsyncIterable<Item>;
  /** About how many UTF-16 units of the file an item is. */
  lengthOf(item: Item): number;
  /** Called once the database is there; answers what takes the lines in, group by group. */
  begin(): Promise<(items: Item[]) => Promise<LinesResult<Tally>>>;
  /** The most items that are imported together. */
  groupSize: number;
  none: Tally;
  /** How far it is, in few words. */
  soFar(tally: Tally): string;
};

/** How an import ended. */
export type Outcome<Tally extends Counts> = { tally: Tally; errors: Problem[]; lines: number; seconds: number };

/** Refuses what cannot be read before the database is started for it, imports the rest, and tells how far it is. */
export async function runImport<Item extends { number: number }, Tally extends Counts>(
  kind: Import<Item, Tally>,
): Promise<Outcome<Tally>> {
  const size = await sizeOf(kind.file);
  return withDatabase(() => importAll(kind, size));
}

/** What an import ends with. */
export function exitCodeOf({ errors }: { errors: Problem[] }): ExitCode {
  return errors.length > 0 ? exitCodes.partly : exitCodes.done;
}

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch((cause: Error) => {
    throw new StartError(`${file} cannot be read: ${cause.message}.`, "", { cause });
  });
  if (found.isDirectory()) throw new StartError(`${file} cannot be read: it is a folder.`);
  return found.size;
}

async function importAll<Item extends { number: number }, Tally extends Counts>(
  kind: Import<Item, Tally>,
  size: number,
): Promise<Outcome<Tally>> {
  const started = performance.now();
  const take = await kind.begin();
  const read: ReadProgress = { bytes: 0 };
  const progress = startProgress();
  const outcome: Outcome<Tally> = { tally: kind.none, errors: [], lines: 0, seconds: 0 };
  for await (const items of inGroups(kind, read)) {
    const { tally, refused } = await take(items);
    outcome.lines += items.length;
    outcome.tally = addCounts(outcome.tally, tally);
    for (const problem of refused) {
      outcome.errors.push(problem);
      if (outcome.errors.length <= toldMax) progress.note(problemText(problem));
    }
    progress.show(`${percent(read.bytes, size)} · line ${items.at(-1)!.number} · ${kind.soFar(outcome.tally)}`);
  }
  progress.clear();
  return { ...outcome, seconds: (performance.now() - started) / 1000 };
}

/** Lines that are imported together: fewer round trips, and still little in memory. */
async function* inGroups<Item extends { number: number }>(
  { read, lengthOf, groupSize }: Pick<Import<Item, Counts>, "read" | "lengthOf" | "groupSize">,
  progress: ReadProgress,
): AsyncGenerator<Item[]> {
  let group: Item[] = [];
  let length = 0;
  for await (const item of read(progress)) {
    group.push(item);
    length += lengthOf(item);
    if (group.length < groupSize && length < groupLength) continue;
    yield group;
    group = [];
    length = 0;
  }
  if (group.length > 0) yield group;
}

function addCounts<Tally extends Counts>(one: Tally, other: Tally): Tally {
  const sums = Object.keys(one).map((key) => [key, one[key]! + other[key]!]);
  return Object.fromEntries(sums) as Tally;
}

function problemText({ line, column, position, reason }: Problem): string {
  const place = [`line ${line}`, ...(column ? [column] : []), ...(position == null ? [] : [`opinion ${position + 1}`])];
  return `${place.join(", ")}: ${reason.replaceAll("_", " ")}`;
}

function percent(bytes: number, size: number): string {
  return size > 0 ? `${Math.min(100, Math.floor((100 * bytes) / size))} %` : `${bytes} bytes`;
}
