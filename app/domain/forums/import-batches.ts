import { type ImportedLine, type ImportedOpinion, type ImportProblem, readImportLine } from "./import-line.ts";
import { timesOfOpinions } from "./import-times.ts";

/** Opinions stored in one transaction, at most. */
const batchSize = 500;

/** A line of the file, with its number from 1. */
export type NumberedLine = { number: number; text: string };

/** What was not taken, and why; `position` is null where the whole line was refused. */
export type Refusal = { line: number; position: number | null; reason: ImportProblem };

/** Some of a line's opinions, few enough for one transaction, and the time each of the line's opinions was given. */
export type Entry = { number: number; line: ImportedLine; opinions: ImportedOpinion[]; times: Date[] };

/**
 * Reads lines into entries, and lists what cannot be read.
 * @param run.said what earlier lines said of each product; grows by what these say
 * @param run.at when the import began
 */
export function toEntries(
  lines: NumberedLine[],
  run: { said: Map<string, string[]>; at: Date },
): { entries: Entry[]; refused: Refusal[] } {
  const entries: Entry[] = [];
  const refused: Refusal[] = [];
  for (const { number, text } of lines) {
    const read = readImportLine(text);
    const reason = "reason" in read ? read.reason : contradicts(run.said, read.line) ? "product_repeated" : null;
    if ("reason" in read || reason !== null) {
      refused.push({ line: number, position: null, reason: reason! });
      continue;
    }
    const { line } = read;
    refused.push(...line.refused.map((part) => ({ line: number, ...part })));
    const times = timesOfOpinions(line.product, line.digests.length, run.at);
    for (let start = 0; start === 0 || start < line.opinions.length; start += batchSize)
      entries.push({ number, line, opinions: line.opinions.slice(start, start + batchSize), times });
  }
  return { entries, refused };
}

/** Groups entries for one transaction each; a product comes once in a group, so that its second line sees the first. */
export function toBatches(entries: Entry[]): Entry[][] {
  const batches: Entry[][] = [];
  let size = batchSize;
  let products = new Set<string>();
  for (const entry of entries) {
    size += entry.opinions.length;
    if (size > batchSize || products.has(entry.line.product)) {
      batches.push([]);
      size = entry.opinions.length;
      products = new Set();
    }
    products.add(entry.line.product);
    batches.at(-1)!.push(entry);
  }
  return batches;
}

/** Whether an earlier line said something else about the product at the same position. */
function contradicts(said: Map<string, string[]>, line: ImportedLine): boolean {
  const earlier = said.get(line.product) ?? [];
  const differs = (digest: string, position: number) =>
    position < line.digests.length && digest !== line.digests[position];
  if (earlier.some(differs)) return true;
  if (line.digests.length >= earlier.length) said.set(line.product, line.digests);
  return false;
}
