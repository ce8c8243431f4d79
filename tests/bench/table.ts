import type { Measured } from "./measure.ts";

const format = (value: number) =>
  value >= 100 ? Math.round(value).toLocaleString("en") : value.toLocaleString("en", { maximumSignificantDigits: 3 });

/** What was measured as one table of plain text. */
export function toTable(measured: Measured[]): string {
  const head = ["figure", "median", "spread", "budget", "floor", "floor's median", "ratio", "beside"];
  const rows = measured.map((each) => [
    each.name,
    `${format(each.value)} ${each.unit}`,
    `${Math.round(each.spread * 100)} %`,
    each.budget ?? "",
    each.floor,
    `${format(each.floorValue)} ${each.unit}`,
    format(each.ratio),
    each.beside,
  ]);
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]!.length)));
  const line = (cells: string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at]!)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}
