import { useTranslations } from "use-intl";
import type { PostRange, TopicView } from "#app/domain/forums/views.ts";
import { topicPath } from "#app/paths.ts";
import { Pagination } from "../ui/pagination.tsx";
import { JumpToPost } from "./jump-to-post.tsx";

type Props = { topic: TopicView; page: PostRange; place: "above" | "below" };

/** The way through a topic in one line: first, previous, next, last; below the posts also straight to a number. */
export function TopicPager({ topic, page, place }: Props) {
  const t = useTranslations("forums");
  const { previousBefore, nextFrom } = page;
  if (previousBefore === null && nextFrom === null) return null;
  const path = topicPath(topic);
  const back = previousBefore !== null && { first: path, previous: `${path}?before=${previousBefore}` };
  const on = nextFrom !== null && { next: topicPath(topic, nextFrom), last: `${path}?last=yes` };
  const words = { first: t("firstPage"), previous: t("previousPage"), next: t("nextPage"), last: t("lastPage") };
  return (
    <div className="space-y-3">
      <Pagination label={t(place === "above" ? "pages" : "pagesBelow")} to={{ ...back, ...on }} words={words}>
        {t("range", { first: page.first, last: page.last, total: page.lastNumber })}
      </Pagination>
      {place === "below" && <JumpToPost path={path} look="row" />}
    </div>
  );
}
