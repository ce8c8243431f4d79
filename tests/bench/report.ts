import { mkdir, readFile, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { now } from "#app/platform/clock.ts";
import { hasCores } from "./cores.ts";
import type { Measured } from "./measure.ts";
import { toTable } from "./table.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const lastResults = join(root, ".cache/bench.json");
const page = join(root, "docs/performance.md");
const [begin, end] = ["<!-- results: written by npm run bench -- --markdown -->", "<!-- end of results -->"];

/** What was measured, when and on what. */
export type Report = {
  measuredAt: string;
  machine: { processor: string; cores: number; node: string; apart: boolean };
  measured: Measured[];
};

export function toReport(measured: Measured[]): Report {
  const processor = cpus()[0]?.model ?? "unknown";
  const machine = { processor, cores: cpus().length, node: process.version, apart: hasCores };
  return { measuredAt: now().toISOString(), machine, measured };
}

/** Keeps the last results as JSON for who wants to compare. */
export async function keepReport(report: Report): Promise<void> {
  await mkdir(join(root, ".cache"), { recursive: true });
  await writeFile(lastResults, `${JSON.stringify(report, null, 2)}\n`);
}

/** Puts the table into the page about speed, in the place of the one before. */
export async function writePage({ measuredAt, machine, measured }: Report): Promise<void> {
  const text = await readFile(page, "utf8");
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < 0) throw new Error(`${page} has no place for results`);
  const { processor, cores, node, apart } = machine;
  const where = `${measuredAt.slice(0, 10)}, ${processor}, ${cores} cores, Node ${node}${apart ? "" : ", server and load not kept apart"}`;
  await writeFile(page, `${text.slice(0, from)}${begin}\n${where}\n\n${toTable(measured)}\n${text.slice(to)}`);
}
