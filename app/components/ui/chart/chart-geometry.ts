/** A chart's inner box in the units of its drawing. */
export type Box = { width: number; height: number };

/**
 * Round steps of an axis from 0, or from below where values are negative, up to at least the largest value: 1, 2 or 5
 * times a power of ten apart. Always at least two.
 */
export function axisSteps(values: number[], most = 5): number[] {
  const highest = Math.max(0, ...values);
  const lowest = Math.min(0, ...values);
  const span = highest - lowest || 1;
  const power = 10 ** Math.floor(Math.log10(span / (most - 1)));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((one) => span / one <= most - 1)!;
  const whole = span >= most - 1 || values.some((value) => !Number.isInteger(value)) ? step : Math.max(1, step);
  const first = Math.floor(lowest / whole);
  const last = Math.max(first + 1, Math.ceil(highest / whole - 1e-9));
  return Array.from({ length: last - first + 1 }, (_, index) => round((first + index) * whole));
}

/** Where a value stands, from the top of the box down. */
export function heightOf(value: number, steps: number[], box: Box): number {
  const [low, high] = [steps[0]!, steps.at(-1)!];
  return round(box.height - ((value - low) / (high - low)) * box.height);
}

/**
 * The middle of each of `count` places along the time axis. Time runs in the reading direction: from right to left in
 * Persian.
 */
export function placesAlong(count: number, box: Box, dir: "ltr" | "rtl"): number[] {
  const width = box.width / count;
  return Array.from({ length: count }, (_, index) => {
    const fromStart = (index + 0.5) * width;
    return round(dir === "rtl" ? box.width - fromStart : fromStart);
  });
}

/** A line through points as an SVG path; a gap where a value is missing. */
export function linePath(points: ([x: number, y: number] | null)[]): string {
  let isDown = false;
  return points
    .map((point) => {
      const command = point && `${isDown ? "L" : "M"}${point[0]} ${point[1]}`;
      isDown = point !== null;
      return command;
    })
    .filter(Boolean)
    .join("");
}

/** The surface between a line without gaps and the floor of the box. */
export function areaPath(points: [x: number, y: number][], floor: number): string {
  const [first, last] = [points[0], points.at(-1)];
  return first && last ? `${linePath(points)}L${last[0]} ${floor}L${first[0]} ${floor}Z` : "";
}

/** Which of `count` labels are shown so that they do not run into each other: always the last, evenly spaced back. */
export function shownLabels(count: number, room: number): Set<number> {
  const every = Math.max(1, Math.ceil(count / Math.max(1, room)));
  return new Set(
    Array.from({ length: count }, (_, index) => index).filter((index) => (count - 1 - index) % every === 0),
  );
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
