import { Clock, Flame, MessageCircleQuestion } from "lucide-react";
import { useTranslations } from "use-intl";
import { formatNumber } from "#app/platform/persian/format.ts";
import { useClub } from "../shell/use-page-data.ts";
import { Pagination } from "../ui/pagination.tsx";
import { type Tab, Tabs } from "../ui/tabs.tsx";

const words = ["latest", "unanswered", "popular", "following", "solved", "drafts"] as const;
const icons = { latest: Clock, unanswered: MessageCircleQuestion, popular: Flame } as Record<string, typeof Clock>;

/** Tabs in both looks, pages at their first, middle and last. */
export function WaySamples() {
  const t = useTranslations("ui");
  const { locale } = useClub();
  const tabs = (icon: boolean): Tab[] =>
    words.map((word, index) => ({
      to: `?list=${word}#ways`,
      label: t(word),
      current: index === 1,
      icon: icon ? icons[word] : undefined,
      count: index === 3 ? formatNumber(12, locale) : null,
    }));
  const controls = useTranslations("controls");
  const here = "#ways";
  const pages = {
    first: controls("first"),
    previous: controls("previous"),
    next: controls("next"),
    last: controls("last"),
  };
  return (
    <>
      <Tabs label={t("lists")} tabs={tabs(false)} />
      <Tabs label={t("topics")} tabs={tabs(true)} look="pill" />
      <Pagination label={t("pages")} to={{ first: here, previous: here, next: here, last: here }} words={pages}>
        {t("where")}
      </Pagination>
      <Pagination label={t("replies")} to={{ next: here, last: here }} words={pages} />
    </>
  );
}
