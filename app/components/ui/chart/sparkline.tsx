import { direction } from "#app/platform/language.ts";
import { useClub } from "../../shell/use-page-data.ts";
import { areaPath, axisSteps, heightOf, placesAlong } from "./chart-geometry.ts";

const box = { width: 96, height: 28 };

/** The course of one figure in the height of a line, oldest first; the words beside it say what it is. */
export function Sparkline({ label, values }: { label: string; values: number[] }) {
  const { locale } = useClub();
  if (values.length < 2) return null;
  const steps = axisSteps(values);
  const places = placesAlong(values.length, box, direction(locale));
  const points = values.map((value, index): [number, number] => [places[index]!, heightOf(value, steps, box)]);
  const [x, y] = points.at(-1)!;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`-4 -4 ${box.width + 8} ${box.height + 8}`}
      width={box.width + 8}
      height={box.height + 8}
      className="text-accent"
    >
      <path d={areaPath(points, box.height)} fill="currentColor" fillOpacity={0.12} />
      <polyline
        points={points.map((point) => point.join(",")).join(" ")}
        fill="none"
        stroke="currentColor"
        strokeWidth={2}
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      <circle cx={x} cy={y} r={3} fill="currentColor" />
    </svg>
  );
}
