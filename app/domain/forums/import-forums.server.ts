import { guest } from "#app/domain/core/actor.ts";
import { getClub } from "#app/domain/core/club.server.ts";
import { isDomainError } from "#app/domain/core/errors.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import type { Language } from "#app/platform/language.ts";
import { planOpinions } from "./import-dry-run.server.ts";
import { type ImportedLine, type ImportedOpinion, type ImportProblem, readImportLine } from "./import-line.ts";
import { storeOpinions } from "./import-opinions.server.ts";
import { importKey } from "./import-threads.server.ts";
import { timesOfOpinions } from "./import-times.ts";
import { type Body, parseBody } from "./parse-body.server.ts";

/** Opinions stored in one transaction. */
const batchSize = 500;
/** A line meets another import on the same names this often before it is given up. */
const mostTries = 3;

/** What was added, and what was there before. */
export type ImportTally = { products: number; topics: number; posts: number; members: number; skipped: number };

/** What came of one line; `position` is null where the whole line was refused. */
export type ImportedLineResult = {
  tally: ImportTally;
  refused: { position: number | null; reason: ImportProblem }[];
};

/** One run over one file. */
export type ForumImport = {
  /** Language of the titles and names that the import gives. */
  language: Language;
  /** When the run began: everything imported was said before. */
  at: Date;
  dryRun: boolean;
  /** By product, what this run's lines said of it: a file may name a product again, but not contradict itself. */
  said: Map<string, string[]>;
  /** Keys of what a dry run would have added. */
  planned: Set<string>;
};

/** An opinion that is ready to be stored. */
export type PreparedOpinion = ImportedOpinion & { key: string; body: Body; saidAt: Date };

export const emptyTally: ImportTally = { products: 0, topics: 0, posts: 0, members: 0, skipped: 0 };

/** Adds two tallies. */
export function addTallies(one: ImportTally, other: ImportTally): ImportTally {
  return {
    products: one.products + other.products,
    topics: one.topics + other.topics,
    posts: one.posts + other.posts,
    members: one.members + other.members,
    skipped: one.skipped + other.skipped,
  };
}

/** Begins an import of discussions. A dry run reads and checks everything and writes nothing. */
export async function beginForumImport({ dryRun = false } = {}): Promise<ForumImport> {
  const club = await getClub();
  return { language: club.locale, at: now(), dryRun, said: new Map(), planned: new Set() };
}

/**
 * Imports one line (a product and its opinions, as `spec/api.md` describes) and says what it added. Everything has a
 * key of product and position, so a line may be imported again, after a crash or grown longer: only the rest is
 * added. A line is stored in transactions of a few hundred opinions, so that a crash leaves no half of anything.
 */
export async function importForumLine(run: ForumImport, json: string): Promise<ImportedLineResult> {
  const read = readImportLine(json);
  if ("reason" in read) return { tally: emptyTally, refused: [{ position: null, reason: read.reason }] };
  const { line } = read;
  if (contradicts(run, line)) return { tally: emptyTally, refused: [{ position: null, reason: "product_repeated" }] };
  const times = timesOfOpinions(line.product, line.digests.length, run.at);
  const result: ImportedLineResult = { tally: emptyTally, refused: [...line.refused] };
  for (let start = 0; start === 0 || start < line.opinions.length; start += batchSize) {
    const batch = line.opinions.slice(start, start + batchSize);
    const part = await importBatch(run, line, batch, times);
    result.tally = addTallies(result.tally, part.tally);
    result.refused.push(...part.refused);
  }
  result.refused.sort((one, other) => one.position! - other.position!);
  return result;
}

async function importBatch(
  run: ForumImport,
  line: ImportedLine,
  opinions: ImportedOpinion[],
  times: Date[],
): Promise<ImportedLineResult> {
  const known = await findKnown(line.product, opinions);
  const fresh = opinions.filter(({ position }) => !known.has(importKey(line.product, position)));
  const tally = { ...emptyTally, skipped: opinions.length - fresh.length };
  const { prepared, refused } = await prepare(line.product, fresh, times);
  if (known.size > 0 && prepared.length === 0) return { tally, refused };
  const store = () =>
    run.dryRun ? planOpinions(run, line, prepared) : transaction((tx) => storeOpinions(tx, run, line, prepared));
  return { tally: addTallies(tally, await retried(store)), refused };
}

async function findKnown(product: string, opinions: ImportedOpinion[]): Promise<Set<string | null>> {
  const keys = opinions.map(({ position }) => importKey(product, position));
  const rows = await db.post.findMany({ where: { importKey: { in: keys } }, select: { importKey: true } });
  return new Set(rows.map((row) => row.importKey));
}

async function prepare(product: string, opinions: ImportedOpinion[], times: Date[]) {
  const prepared: PreparedOpinion[] = [];
  const refused: ImportedLineResult["refused"] = [];
  for (const opinion of opinions) {
    const { position, text } = opinion;
    try {
      const body = await parseBody(guest, { body: text }, {});
      prepared.push({ ...opinion, body, key: importKey(product, position), saidAt: times[position]! });
    } catch (error) {
      if (!isDomainError(error)) throw error;
      refused.push({ position, reason: error.code as ImportProblem });
    }
  }
  return { prepared, refused };
}

/** Whether an earlier line of this run said something else about the product at the same position. */
function contradicts(run: ForumImport, line: ImportedLine): boolean {
  const earlier = run.said.get(line.product) ?? [];
  if (earlier.some((digest, position) => position < line.digests.length && digest !== line.digests[position]))
    return true;
  if (line.digests.length >= earlier.length) run.said.set(line.product, line.digests);
  return false;
}

/** Another import may take the same short name in the same moment; a second look finds it taken. */
async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!isDomainError(error) || error.code !== "conflict" || attempt === mostTries) throw error;
    }
  }
}
