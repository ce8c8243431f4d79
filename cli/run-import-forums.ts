import {
  beginForumImport,
  emptyTally,
  type ForumImport,
  type ImportTally,
  importForumLines,
} from "#app/domain/forums/import-forums.server.ts";
import { type Line, readLines } from "#app/platform/tables/read-lines.server.ts";
import { answer } from "./answer.ts";
import type { ExitCode, Given } from "./command.ts";
import { exitCodeOf, type LinesResult, type Outcome, type Problem, runImport } from "./run-import.ts";

/** The most bytes a line may have; it is held in memory whole. */
const lineMaxBytes = 64 * 1024 * 1024;

/** Imports the discussions of the file that the operator named. */
export async function runImportForums({ operands: [file = ""], options }: Given): Promise<ExitCode> {
  const dryRun = options["dry-run"] === true;
  const outcome = await runImport<Line, ImportTally>({
    file,
    read: (progress) => linesWithText(readLines(file, { mostBytes: lineMaxBytes, progress })),
    lengthOf: (line) => line.text?.length ?? 0,
    begin: async () => {
      const run = await beginForumImport({ dryRun });
      return (lines) => importGroup(run, lines);
    },
    groupSize: 100,
    none: emptyTally,
    soFar: ({ posts }) => `${posts} posts`,
  });
  answer(options, summaryOf(outcome), asText(outcome, dryRun));
  return exitCodeOf(outcome);
}

/** Blank lines hold nothing. */
async function* linesWithText(lines: AsyncIterable<Line>): AsyncGenerator<Line> {
  for await (const line of lines) if (line.text?.trim() !== "") yield line;
}

async function importGroup(run: ForumImport, lines: Line[]): Promise<LinesResult<ImportTally>> {
  const unreadable = lines.flatMap((line): Problem[] =>
    line.text === null ? [{ line: line.number, reason: line.reason }] : [],
  );
  const readable = lines.flatMap((line) => (line.text === null ? [] : [line]));
  const { tally, refused } = await importForumLines(run, readable);
  return { tally, refused: [...unreadable, ...refused].sort((one, other) => one.line - other.line) };
}

function summaryOf({ tally, errors }: Outcome<ImportTally>): object {
  const { products, topics, posts, members, skipped } = tally;
  const told = errors.map(({ line, reason }) => ({ line, reason }));
  return { products, topics, posts, members, skipped, errors: told };
}

function asText({ tally, errors, lines, seconds }: Outcome<ImportTally>, dryRun: boolean): string[] {
  const { products, topics, posts, members, skipped } = tally;
  const perSecond = (count: number) => Math.round(count / Math.max(seconds, 0.001));
  return [
    `${dryRun ? "Would add" : "Added"} ${products} products, ${topics} topics, ${posts} posts, ${members} members.`,
    `${skipped} opinions were there already; ${errors.length} problems.`,
    `${lines} lines in ${seconds.toFixed(1)} s (${perSecond(lines)} lines/s, ${perSecond(posts)} posts/s).`,
  ];
}
