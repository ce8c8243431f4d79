import type { Series } from "./chart.tsx";
import { areaPath, type Box, heightOf, linePath } from "./chart-geometry.ts";
import { Mark, seriesColour, seriesDash } from "./series-look.tsx";

type Plot = { series: Series[]; steps: number[]; places: number[]; box: Box };

const widestBar = 36;
const mostMarks = 31;

/** Bars from the line of nought, side by side where there are several series. */
export function Bars({ series, steps, places, box }: Plot) {
  const room = (box.width / places.length) * 0.7;
  const width = Math.min(widestBar, room / series.length);
  const floor = heightOf(0, steps, box);
  return series.map(({ name, values }, index) => (
    <g key={name} className={seriesColour(index)} fillOpacity={index === 0 ? 1 : undefined}>
      {values.map((value, place) => {
        if (value === null) return null;
        const y = heightOf(value, steps, box);
        const x = places[place]! + (index - series.length / 2) * width;
        return (
          <rect
            key={places[place]}
            x={x + 1}
            y={Math.min(y, floor)}
            width={Math.max(1, width - 2)}
            height={Math.abs(floor - y)}
            rx={Math.min(3, width / 4)}
            fill="currentColor"
          />
        );
      })}
    </g>
  ));
}

/** Lines, each with its own dash and marks; a single series may be filled down to the floor. */
export function Lines({ series, steps, places, box, filled }: Plot & { filled: boolean }) {
  return series.map(({ name, values }, index) => {
    const points = values.map((value, place): [number, number] | null =>
      value === null ? null : [places[place]!, heightOf(value, steps, box)],
    );
    const known = points.filter((point) => point !== null);
    return (
      <g key={name} className={seriesColour(index)}>
        {filled && known.length === points.length && (
          <path d={areaPath(known, heightOf(0, steps, box))} fill="currentColor" fillOpacity={0.12} />
        )}
        <path
          d={linePath(points)}
          fill="none"
          stroke="currentColor"
          strokeWidth={2}
          strokeLinejoin="round"
          strokeLinecap="round"
          strokeDasharray={seriesDash(index)}
        />
        {known.length <= mostMarks && known.map(([x, y]) => <Mark key={x} shape={index} x={x} y={y} />)}
      </g>
    );
  });
}
