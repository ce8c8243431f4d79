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
  const here = "#ways";
  return (
    <>
      <Tabs label={t("lists")} tabs={tabs(false)} />
      <Tabs label={t("topics")} tabs={tabs(true)} look="pill" />
      <Pagination label={t("pages")} to={{ first: null, previous: null, next: here, last: here }}>
        {t("where")}
      </Pagination>
      <Pagination label={t("replies")} to={{ previous: here, next: here }} />
    </>
  );
}
