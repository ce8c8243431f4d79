import type { Budget } from "./figure.ts";
import type { Cost, Measured } from "./measure.ts";

const number = (value: number) =>
  value >= 100 ? Math.round(value).toLocaleString("en") : value.toLocaleString("en", { maximumSignificantDigits: 3 });

const head = [
  ...["figure", "median", "spread", "p50 / p95 / p99", "processor: club + PostgreSQL", "a core could"],
  ...["budget", "floor", "floor's median", "its core could", "ratio", "notes"],
];

/** What was measured as a table of Markdown, which is as easy to read as plain text. */
export function toTable(measured: Measured[]): string {
  const rows = measured.map(cells);
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]!.length)));
  const line = (row: string[]) => `| ${row.map((cell, at) => cell.padEnd(widths[at]!)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}

function cells(line: Measured): string[] {
  const { name, unit, value, spread, p50Ms, p95Ms, p99Ms, cost, floor, ratio, notes } = line;
  const times = p50Ms === undefined ? "" : `${[p50Ms, p95Ms!, p99Ms!].map(number).join(" / ")} ms`;
  const each = cost ? `${number(cost.clubMs)} + ${number(cost.postgresMs)} ms` : "";
  return [
    ...[name, `${number(value)} ${unit}`, spread === undefined ? "" : `${Math.round(spread * 100)} %`, times, each],
    ...[perSecond(cost), sayBudget(line)],
    ...(floor ? [floor.does, `${number(floor.value)} ${unit}`, perSecond(floor.cost)] : ["", "", ""]),
    ...[ratio === undefined ? "" : number(ratio), notes.join("; ")],
  ];
}

const perSecond = (cost: Cost | null | undefined) => (cost ? `${number(cost.perSecond)}/s` : "");

/** The budget with whether it was met. */
function sayBudget({ budget, ...seen }: Measured): string {
  if (!budget) return "";
  const { least, most, p95Ms, leastRatio, mostRatio } = budget;
  const words = [
    ...(least === undefined ? [] : [`≥ ${number(least)}`]),
    ...(most === undefined ? [] : [`≤ ${number(most)}`]),
    ...(leastRatio === undefined ? [] : [`≥ ${number(leastRatio)} × floor`]),
    ...(mostRatio === undefined ? [] : [`≤ ${number(mostRatio)} × floor`]),
    ...(p95Ms === undefined ? [] : [`p95 ≤ ${number(p95Ms)} ms`]),
  ];
  return `${words.join(", ")}: ${isMet(budget, seen) ? "met" : "missed"}`;
}

const unlimited = Number.POSITIVE_INFINITY;

function isMet(budget: Budget, { value, p95Ms = 0, ratio = 1 }: Omit<Measured, "budget">): boolean {
  const { least = 0, most = unlimited, leastRatio = 0, mostRatio = unlimited } = budget;
  const isInRatio = ratio >= leastRatio && ratio <= mostRatio;
  return value >= least && value <= most && isInRatio && p95Ms <= (budget.p95Ms ?? unlimited);
}
