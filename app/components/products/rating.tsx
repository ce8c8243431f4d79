import { useTranslations } from "use-intl";
import type { Rating, Stars } from "#app/domain/products/views.ts";
import { formatNumber } from "#app/platform/persian/format.ts";
import { useClub } from "../shell/use-page-data.ts";

const decimals = 1;

/** An average in one line: a star, the figure, from how many. */
export function RatingLine({ rating }: { rating: Stars }) {
  const t = useTranslations("products");
  const { locale } = useClub();
  if (rating.average === null) return null;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-1 tabular-nums">
      <span aria-hidden className="text-points">
        ★
      </span>
      <span>{t("rating", { average: formatNumber(rating.average, locale, decimals) })}</span>
      <span>{t("ratings", { count: rating.count })}</span>
    </span>
  );
}

/** How the stars are spread, with verified owners counted apart. */
export function RatingBox({ rating }: { rating: Rating }) {
  const t = useTranslations("products");
  const { locale } = useClub();
  if (rating.average === null) return <p className="text-text-soft">{t("noRating")}</p>;
  const most = Math.max(...rating.byStars, 1);
  return (
    <div className="space-y-3">
      <p className="text-lg font-bold">
        <RatingLine rating={rating} />
      </p>
      <ul className="space-y-1">
        {rating.byStars
          .map((count, index) => ({ stars: index + 1, count }))
          .reverse()
          .map(({ stars, count }) => (
            <li key={stars} className="flex items-center gap-2 text-sm text-text-soft">
              <span className="w-24 shrink-0 tabular-nums">{t("starsLine", { stars, count })}</span>
              <span aria-hidden className="h-2 grow rounded-full bg-surface-sunken">
                <span
                  className="block h-2 rounded-full bg-points forced-colors:bg-[Highlight]"
                  style={{ inlineSize: `${(count / most) * 100}%` }}
                />
              </span>
            </li>
          ))}
      </ul>
      {rating.verified.average !== null && (
        <p className="text-sm text-good">
          {t("ratedByOwners", {
            average: formatNumber(rating.verified.average, locale, decimals),
            count: rating.verified.count,
          })}
        </p>
      )}
    </div>
  );
}
