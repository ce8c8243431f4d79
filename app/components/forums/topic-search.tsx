import { useTranslations } from "use-intl";
import { topicsPath } from "#app/paths.ts";
import { SearchBox } from "../ui/search-box.tsx";

/** Looks topics up by their titles. */
export function TopicSearch({ asked }: { asked?: string }) {
  const t = useTranslations("forums");
  return <SearchBox action={topicsPath()} asked={asked} label={t("searchTopics")} verb={t("searchGo")} />;
}
