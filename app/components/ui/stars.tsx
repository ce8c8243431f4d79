import { useTranslations } from "use-intl";

const most = 5;

/** One to five stars, with words for who cannot see them. */
export function Stars({ stars }: { stars: number }) {
  const t = useTranslations("forums");
  return (
    <span role="img" aria-label={t("stars", { stars })} className="whitespace-nowrap text-points-mark">
      <span aria-hidden>{"★".repeat(stars)}</span>
      <span aria-hidden className="opacity-40">
        {"★".repeat(most - stars)}
      </span>
    </span>
  );
}
