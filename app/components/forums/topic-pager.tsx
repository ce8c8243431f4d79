import { Form, Link } from "@remix-run/react";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "use-intl";
import type { PostRange, TopicView } from "#app/domain/forums/views.ts";
import { topicPath } from "#app/paths.ts";
import { buttonClass } from "../ui/button.tsx";

type Props = { topic: TopicView; page: PostRange };

const step = buttonClass({ variant: "secondary", size: "small" });

/** The way through a topic: first, previous, next, last, and straight to a number. */
export function TopicPager({ topic, page }: Props) {
  const t = useTranslations("forums");
  if (page.previousBefore === null && page.nextFrom === null) return null;
  const path = topicPath(topic);
  return (
    <nav aria-label={t("pages")} className="flex flex-wrap items-center gap-2">
      {page.previousBefore !== null && (
        <>
          <Link to={path} className={step}>
            {t("firstPage")}
          </Link>
          <Link to={`${path}?before=${page.previousBefore}`} rel="prev" className={step}>
            <ChevronLeft aria-hidden size={18} className="rtl:-scale-x-100" />
            {t("previousPage")}
          </Link>
        </>
      )}
      <span className="px-1 text-sm text-text-soft tabular-nums">
        {t("range", { first: page.first, last: page.last, total: page.lastNumber })}
      </span>
      {page.nextFrom !== null && (
        <>
          <Link to={topicPath(topic, page.nextFrom)} rel="next" className={step}>
            {t("nextPage")}
            <ChevronRight aria-hidden size={18} className="rtl:-scale-x-100" />
          </Link>
          <Link to={`${path}?last=yes`} className={step}>
            {t("lastPage")}
          </Link>
        </>
      )}
      <JumpToPost path={path} />
    </nav>
  );
}

function JumpToPost({ path }: { path: string }) {
  const t = useTranslations("forums");
  return (
    <Form method="get" action={path} className="ms-auto flex items-center gap-2">
      <label className="flex items-center gap-2 text-sm text-text-soft">
        {t("jumpTo")}
        <input
          name="at"
          required
          autoComplete="off"
          className="min-h-11 w-20 rounded-control border border-line-strong bg-surface-raised px-2 text-center text-text"
        />
      </label>
      <button type="submit" className={step}>
        {t("jump")}
      </button>
    </Form>
  );
}
