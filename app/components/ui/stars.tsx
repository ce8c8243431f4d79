import { Star } from "lucide-react";
import { useTranslations } from "use-intl";

/** One to five stars, with words for who cannot see them. */
export function Stars({ stars }: { stars: number }) {
  const t = useTranslations("forums");
  return (
    <span role="img" aria-label={t("stars", { stars })} className="inline-flex gap-0.5 align-middle text-points">
      {[1, 2, 3, 4, 5].map((place) => (
        <Star key={place} aria-hidden size={16} strokeWidth={1.75} fill={place <= stars ? "currentColor" : "none"} />
      ))}
    </span>
  );
}
