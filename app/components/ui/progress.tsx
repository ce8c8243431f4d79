import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

type Tone = "accent" | "good" | "warn" | "bad" | "points";

const fills: Record<Tone, string> = {
  accent: "bg-accent",
  good: "bg-good",
  warn: "bg-warn",
  bad: "bg-bad",
  points: "bg-points-mark",
};

type Props = {
  label: string;
  /** 0–1; nothing while it is not known how far it is. */
  value?: number;
  /** The value in words, such as “40%”. */
  valueText?: string;
  tone?: Tone;
};

/** How far something has come, as a line: an upload, a page on its way. */
export function Progress({ label, value, valueText, tone = "accent" }: Props) {
  const percent = value === undefined ? undefined : Math.round(Math.min(1, Math.max(0, value)) * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuenow={percent}
      aria-valuetext={valueText}
      className="h-2 overflow-hidden rounded-full bg-surface-sunken inset-ring inset-ring-line"
    >
      <div
        className={classNames(
          "h-full rounded-full forced-colors:bg-[Highlight]",
          fills[tone],
          percent === undefined && "w-1/3 animate-wait",
        )}
        style={percent === undefined ? undefined : { inlineSize: `${percent}%` }}
      />
    </div>
  );
}

type MeterProps = Props & { value: number; hint?: ReactNode };

/** A share of a whole with words above and below, such as the way to the next tier. */
export function Meter({ label, value, valueText, tone, hint }: MeterProps) {
  return (
    <div className="space-y-2">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4 text-sm">
        <span className="font-medium">{label}</span>
        {valueText && <span className="text-text-soft tabular-nums">{valueText}</span>}
      </p>
      <Progress label={label} value={value} valueText={valueText} tone={tone} />
      {hint && <p className="text-sm text-text-soft">{hint}</p>}
    </div>
  );
}
