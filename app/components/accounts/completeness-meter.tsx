import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import type { Completeness } from "#app/domain/accounts/completeness.ts";
import { productsPath, settingsPath } from "#app/paths.ts";
import { formatNumber, formatPercent } from "#app/platform/persian/format.ts";
import { useClub } from "../shell/use-page-data.ts";

type Props = {
  completeness: Completeness;
  /** Leads to where the next step is taken; not on that page itself. */
  linked?: boolean;
};

/** How complete a member's own profile is, and what to fill in next; nothing once it is complete. */
export function CompletenessMeter({ completeness, linked = false }: Props) {
  const t = useTranslations("profile");
  const { locale } = useClub();
  const { done, total, percent, next } = completeness;
  if (next === null) return null;
  const counted = t("meterCount", { done: formatNumber(done, locale), total: formatNumber(total, locale) });
  return (
    <section aria-label={t("meterTitle")} className="rounded-card border border-line bg-surface-raised p-4">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-medium">{t("meterTitle")}</span>
        <span className="text-sm text-text-soft tabular-nums">{counted}</span>
      </p>
      <div
        role="progressbar"
        aria-label={t("meterTitle")}
        aria-valuenow={percent}
        aria-valuetext={formatPercent(percent / 100, locale)}
        className="mt-3 h-2 overflow-hidden rounded-full bg-surface-sunken"
      >
        <div className="h-full rounded-full bg-accent" style={{ inlineSize: `${percent}%` }} />
      </div>
      <p className="mt-1 text-text-soft">
        {linked ? (
          <Link
            to={next === "products" ? productsPath() : settingsPath()}
            className="inline-flex min-h-11 items-center text-accent hover:underline"
          >
            {t(`next.${next}`)}
          </Link>
        ) : (
          <span className="inline-flex min-h-11 items-center">{t(`next.${next}`)}</span>
        )}
      </p>
    </section>
  );
}
