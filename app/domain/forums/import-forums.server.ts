import { guest } from "#app/domain/core/actor.ts";
import { getClub } from "#app/domain/core/club.server.ts";
import { isDomainError } from "#app/domain/core/errors.ts";
import { retried } from "#app/domain/core/retried.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import type { Language } from "#app/platform/language.ts";
import { type Entry, type NumberedLine, type Refusal, toBatches, toEntries } from "./import-batches.ts";
import { planOpinions } from "./import-dry-run.server.ts";
import { type ImportedLine, type ImportedOpinion, type ImportProblem, importKey } from "./import-line.ts";
import { storeOpinions } from "./import-opinions.server.ts";
import { type Body, parseBody } from "./parse-body.server.ts";

/** What was added, and how many opinions were there before. */
export type ImportTally = { products: number; topics: number; posts: number; members: number; skipped: number };

/** What came of some lines; the refusals are in the order of the file. */
export type ImportResult = { tally: ImportTally; refused: Refusal[] };

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

/** Some opinions of one line. */
export type PreparedEntry = { line: ImportedLine; opinions: PreparedOpinion[] };

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
 * Imports some lines (each a product and its opinions, as `spec/api.md` describes) and says what they added. Everything
 * has a key of product and position, so a line may be imported again, after a crash or grown longer: only the rest is
 * added. Some hundred opinions are stored in one transaction, so that a crash leaves no half of anything.
 */
export async function importForumLines(run: ForumImport, lines: NumberedLine[]): Promise<ImportResult> {
  const { entries, refused } = toEntries(lines, { said: run.said, at: run.at });
  let tally = emptyTally;
  for (const batch of toBatches(entries)) {
    const result = await importBatch(run, batch);
    tally = addTallies(tally, result.tally);
    refused.push(...result.refused);
  }
  refused.sort((one, other) => one.line - other.line || (one.position ?? -1) - (other.position ?? -1));
  return { tally, refused };
}

async function importBatch(run: ForumImport, entries: Entry[]): Promise<ImportResult> {
  const known = await findKnown(entries);
  const refused: Refusal[] = [];
  const prepared: PreparedEntry[] = [];
  for (const entry of entries) {
    const fresh = entry.opinions.filter(({ position }) => !known.has(importKey(entry.line.product, position)));
    const opinions = await prepare(entry, fresh, refused);
    // Known opinions have their product already; a line without any may still bring one.
    if (opinions.length > 0 || fresh.length === entry.opinions.length) prepared.push({ line: entry.line, opinions });
  }
  const store = () =>
    run.dryRun ? planOpinions(run, prepared) : transaction((tx) => storeOpinions(tx, run, prepared));
  const tally = prepared.length > 0 ? await retried(store) : emptyTally;
  return { tally: addTallies(tally, { ...emptyTally, skipped: known.size }), refused };
}

async function findKnown(entries: Entry[]): Promise<Set<string | null>> {
  const keys = entries.flatMap(({ line, opinions }) =>
    opinions.map(({ position }) => importKey(line.product, position)),
  );
  const rows = await db.post.findMany({ where: { importKey: { in: keys } }, select: { importKey: true } });
  return new Set(rows.map((row) => row.importKey));
}

async function prepare(entry: Entry, opinions: ImportedOpinion[], refused: Refusal[]): Promise<PreparedOpinion[]> {
  const { number: line, times } = entry;
  const prepared: PreparedOpinion[] = [];
  for (const opinion of opinions) {
    const { position, text } = opinion;
    try {
      const body = await parseBody(guest, { body: text }, {});
      prepared.push({ ...opinion, body, key: importKey(entry.line.product, position), saidAt: times[position]! });
    } catch (error) {
      if (!isDomainError(error)) throw error;
      refused.push({ line, position, reason: error.code as ImportProblem });
    }
  }
  return prepared;
}
