import { type ReactNode, useId } from "react";
import { useTranslations } from "use-intl";
import { direction } from "#app/platform/language.ts";
import { formatCompact, formatNumber } from "#app/platform/persian/format.ts";
import { useClub } from "../../shell/use-page-data.ts";
import { Table } from "../table.tsx";
import { axisSteps, heightOf, placesAlong, shownLabels } from "./chart-geometry.ts";
import { Bars, Lines } from "./chart-series.tsx";
import { Mark, seriesColour } from "./series-look.tsx";

export type Series = { name: string; values: (number | null)[] };

type Props = {
  /** What the chart shows: its heading, and that of its table. */
  title: string;
  look: "bars" | "line" | "area";
  /** What stands along the time axis, oldest first; short, as there may be many. */
  labels: string[];
  /** Up to four. */
  series: Series[];
  /** What is said when there is nothing to show. */
  empty: ReactNode;
};

const box = { width: 640, height: 200 };
const axisWidth = 52;
const labelsHeight = 28;
const labelWidth = 72;

/**
 * Figures over time, drawn on the server. Time runs in the reading direction; series differ by mark and dash as well as
 * by colour; the same figures stand in a table behind the drawing.
 */
export function Chart({ title, look, labels, series, empty }: Props) {
  const t = useTranslations("controls");
  const id = useId();
  const isEmpty = labels.length === 0 || series.every(({ values }) => values.every((value) => value === null));
  return (
    <figure aria-labelledby={`${id}-title`} className="min-w-0">
      <figcaption className="mb-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
        <span id={`${id}-title`} className="font-medium">
          {title}
        </span>
        {series.length > 1 && !isEmpty && <Legend series={series} />}
      </figcaption>
      {isEmpty ? (
        <p className="flex min-h-40 items-center justify-center rounded-card border border-dashed border-line px-6 text-center text-text-soft">
          {empty}
        </p>
      ) : (
        <>
          <Drawing look={look} labels={labels} series={series} />
          <details className="mt-2">
            <summary className="disclosure text-sm text-text-soft hover:text-text">{t("asTable")}</summary>
            <Figures title={title} labels={labels} series={series} />
          </details>
        </>
      )}
    </figure>
  );
}

function Legend({ series }: { series: Series[] }) {
  return (
    <span className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-text-soft">
      {series.map(({ name }, index) => (
        <span key={name} className="inline-flex items-center gap-1.5">
          <svg aria-hidden width={12} height={12} viewBox="-6 -6 12 12" className={seriesColour(index)}>
            <Mark shape={index} />
          </svg>
          <bdi>{name}</bdi>
        </span>
      ))}
    </span>
  );
}

function Drawing({ look, labels, series }: Pick<Props, "look" | "labels" | "series">) {
  const { locale } = useClub();
  const dir = direction(locale);
  const steps = axisSteps(series.flatMap(({ values }) => values.filter((value) => value !== null)));
  const places = placesAlong(labels.length, box, dir);
  const shown = shownLabels(labels.length, Math.floor(box.width / labelWidth));
  const left = dir === "rtl" ? 0 : -axisWidth;
  const plot = { series, steps, places, box };
  return (
    <svg
      aria-hidden
      direction={dir}
      viewBox={`${left} -8 ${box.width + axisWidth} ${box.height + labelsHeight + 8}`}
      className="block h-auto w-full fill-text-soft text-[13px] tabular-nums max-sm:text-[22px]"
    >
      {steps.map((step) => {
        const y = heightOf(step, steps, box);
        return (
          <g key={step}>
            <line x1={0} x2={box.width} y1={y} y2={y} className={step === 0 ? "stroke-line-strong" : "stroke-line"} />
            <text x={dir === "rtl" ? box.width + 8 : -8} y={y} dominantBaseline="middle" textAnchor="end">
              {Math.abs(step) >= 10_000 ? formatCompact(step, locale) : formatNumber(step, locale)}
            </text>
          </g>
        );
      })}
      {look === "bars" ? <Bars {...plot} /> : <Lines {...plot} filled={look === "area"} />}
      {labels.map((label, index) =>
        shown.has(index) ? (
          <text key={label} x={places[index]} y={box.height + 20} textAnchor="middle">
            {label}
          </text>
        ) : null,
      )}
    </svg>
  );
}

function Figures({ title, labels, series }: Pick<Props, "title" | "labels" | "series">) {
  const t = useTranslations("controls");
  const { locale } = useClub();
  const columns = [
    { key: "label", label: t("when") },
    ...series.map(({ name }, index) => ({ key: `series${index}`, label: name, numeric: true })),
  ];
  const rows = labels.map((label, row) => ({
    id: `${row}`,
    label,
    ...Object.fromEntries(
      series.map(({ values }, index) => {
        const value = values[row];
        return [`series${index}`, value === null || value === undefined ? "—" : formatNumber(value, locale)];
      }),
    ),
  }));
  return (
    <Table<string> caption={title} columns={columns} rows={rows as ({ id: string } & Record<string, ReactNode>)[]} />
  );
}
