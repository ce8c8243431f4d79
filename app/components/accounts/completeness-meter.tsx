import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import type { Completeness } from "#app/domain/accounts/completeness.ts";
import { productsPath, settingsPath } from "#app/paths.ts";
import { formatNumber } from "#app/platform/persian/format.ts";
import { useClub } from "../shell/use-page-data.ts";
import { Meter } from "../ui/progress.tsx";

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
      <Meter label={t("meterTitle")} value={percent / 100} valueText={counted} />
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
