import { stat } from "node:fs/promises";
import type { Refusal } from "#app/domain/forums/import-batches.ts";
import {
  addTallies,
  beginForumImport,
  emptyTally,
  type ForumImport,
  type ImportResult,
  type ImportTally,
  importForumLines,
} from "#app/domain/forums/import-forums.server.ts";
import { StartError } from "#app/platform/start-error.ts";
import { type Line, type ReadProgress, readLines } from "#app/platform/tables/read-lines.server.ts";
import { type ExitCode, exitCodes, type Given } from "./command.ts";
import { startProgress } from "./progress.ts";
import { withDatabase } from "./with-database.ts";

/** The most bytes a line may have; it is held in memory whole. */
const lineMaxBytes = 64 * 1024 * 1024;
/** Lines, and UTF-16 units of them, that are imported together. */
const groupLines = 100;
const groupLength = 1_000_000;
/** Problems told one by one; a file that is no JSON Lines at all would fill the terminal. */
const toldMax = 100;

type Problem = Pick<Refusal, "line" | "reason">;
type Outcome = { tally: ImportTally; errors: Problem[]; lines: number; seconds: number };

/** Imports the file that the operator named, telling how far it is. */
export async function importFile({ operands: [file = ""], options }: Given): Promise<ExitCode> {
  const dryRun = options["dry-run"] === true;
  const size = await sizeOf(file);
  const outcome = await withDatabase(() => importLines(file, size, dryRun));
  console.log(options.json ? asJson(outcome) : asText(outcome, dryRun));
  return outcome.errors.length > 0 ? exitCodes.partly : exitCodes.done;
}

/** Refuses what cannot be read before the database is started for it. */
async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch((cause: Error) => {
    throw new StartError(`${file} cannot be read: ${cause.message}.`, "", { cause });
  });
  if (found.isDirectory()) throw new StartError(`${file} cannot be read: it is a folder.`);
  return found.size;
}

async function importLines(file: string, size: number, dryRun: boolean): Promise<Outcome> {
  const started = performance.now();
  const run = await beginForumImport({ dryRun });
  const read: ReadProgress = { bytes: 0 };
  const progress = startProgress();
  const outcome: Outcome = { tally: emptyTally, errors: [], lines: 0, seconds: 0 };
  for await (const lines of inGroups(readLines(file, { mostBytes: lineMaxBytes, progress: read }))) {
    const { tally, refused } = await importGroup(run, lines);
    outcome.lines += lines.length;
    outcome.tally = addTallies(outcome.tally, tally);
    for (const refusal of refused) {
      outcome.errors.push({ line: refusal.line, reason: refusal.reason });
      if (outcome.errors.length <= toldMax) progress.note(problemText(refusal));
    }
    progress.show(`${percent(read.bytes, size)} · line ${lines.at(-1)!.number} · ${outcome.tally.posts} posts`);
  }
  progress.clear();
  return { ...outcome, seconds: (performance.now() - started) / 1000 };
}

/** Lines that are imported together: fewer round trips, and still little in memory. Blank lines hold nothing. */
async function* inGroups(lines: AsyncIterable<Line>): AsyncGenerator<Line[]> {
  let group: Line[] = [];
  let length = 0;
  for await (const line of lines) {
    if (line.text?.trim() === "") continue;
    group.push(line);
    length += line.text?.length ?? 0;
    if (group.length < groupLines && length < groupLength) continue;
    yield group;
    group = [];
    length = 0;
  }
  if (group.length > 0) yield group;
}

async function importGroup(run: ForumImport, lines: Line[]): Promise<ImportResult> {
  const unreadable = lines.flatMap((line): Refusal[] =>
    line.text === null ? [{ line: line.number, position: null, reason: line.reason }] : [],
  );
  const readable = lines.flatMap((line) => (line.text === null ? [] : [line]));
  const { tally, refused } = await importForumLines(run, readable);
  return { tally, refused: [...unreadable, ...refused].sort((one, other) => one.line - other.line) };
}

function problemText({ line, position, reason }: Refusal): string {
  const place = position === null ? `line ${line}` : `line ${line}, opinion ${position + 1}`;
  return `${place}: ${reason.replaceAll("_", " ")}`;
}

function percent(bytes: number, size: number): string {
  return size > 0 ? `${Math.min(100, Math.floor((100 * bytes) / size))} %` : `${bytes} bytes`;
}

function asJson({ tally, errors }: Outcome): string {
  const { products, topics, posts, members, skipped } = tally;
  return JSON.stringify({ products, topics, posts, members, skipped, errors });
}

function asText({ tally, errors, lines, seconds }: Outcome, dryRun: boolean): string {
  const { products, topics, posts, members, skipped } = tally;
  const perSecond = (count: number) => Math.round(count / Math.max(seconds, 0.001));
  return [
    `${dryRun ? "Would add" : "Added"} ${products} products, ${topics} topics, ${posts} posts, ${members} members.`,
    `${skipped} opinions were there already; ${errors.length} problems.`,
    `${lines} lines in ${seconds.toFixed(1)} s (${perSecond(lines)} lines/s, ${perSecond(posts)} posts/s).`,
  ].join("\n");
}
