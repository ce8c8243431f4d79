import type { CSSProperties } from "react";
import { useTranslations } from "use-intl";
import { brandProperties, rampSteps } from "#app/platform/brand-ramp.ts";
import { formatNumber } from "#app/platform/persian/format.ts";
import { useClub } from "../shell/use-page-data.ts";

const hues = [20, 60, 110, 150, 200, 250, 300, 340];

const grounds = [
  "bg-surface",
  "bg-surface-raised",
  "bg-surface-sunken",
  "bg-surface-floating",
  "bg-surface-hover",
  "bg-accent-soft",
  "bg-good-soft",
  "bg-warn-soft",
  "bg-bad-soft",
  "bg-points-soft",
];

/** The brand's ramp for hues around the circle, and text on every surface. */
export function ColourSamples() {
  const t = useTranslations("ui");
  const { locale } = useClub();
  return (
    <>
      <h3>{t("ramp")}</h3>
      <ul className="space-y-1">
        {hues.map((hue) => (
          <li key={hue} className="flex items-center gap-3" style={brandProperties(hue) as CSSProperties}>
            <span className="w-10 text-sm text-text-soft tabular-nums">{formatNumber(hue, locale)}</span>
            <span aria-hidden className="flex grow forced-color-adjust-none overflow-hidden rounded-control">
              {rampSteps.map((step) => (
                <span key={step} className="h-8 grow" style={{ background: `var(--brand-${step})` }} />
              ))}
            </span>
          </li>
        ))}
      </ul>
      <h3>{t("surfaces")}</h3>
      <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {grounds.map((ground) => (
          <li key={ground} className={`rounded-card border border-line p-4 ${ground}`}>
            <p>{t("sentence")}</p>
            <p className="text-sm text-text-soft">{t("soft")}</p>
            <p className="text-sm font-medium text-accent">{t("link")}</p>
            <p dir="ltr" className="mt-2 text-xs text-text-soft text-as-page">
              {ground.slice("bg-".length)}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

const sizes = ["text-xs", "text-sm", "text-base", "text-lg", "text-xl", "text-2xl", "text-3xl"];

/** The scale of type. */
export function TypeSamples() {
  const t = useTranslations("ui");
  return (
    <ul className="space-y-3">
      {sizes.map((size) => (
        <li key={size} className={size}>
          {t("pangram")}
        </li>
      ))}
    </ul>
  );
}
