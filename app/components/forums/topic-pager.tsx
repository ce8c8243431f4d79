import { Link } from "@remix-run/react";
import { ChevronLeft, ChevronRight, ChevronsLeft, ChevronsRight, type LucideIcon } from "lucide-react";
import { useTranslations } from "use-intl";
import type { PostRange, TopicView } from "#app/domain/forums/views.ts";
import { topicPath } from "#app/paths.ts";
import { buttonClass } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";
import { JumpToPost } from "./jump-to-post.tsx";

type Props = { topic: TopicView; page: PostRange; place: "above" | "below" };

/** The way through a topic in one line: first, previous, next, last; below the posts also straight to a number. */
export function TopicPager({ topic, page, place }: Props) {
  const t = useTranslations("forums");
  if (page.previousBefore === null && page.nextFrom === null) return null;
  const path = topicPath(topic);
  return (
    <nav aria-label={t(place === "above" ? "pages" : "pagesBelow")} className="space-y-3">
      <div className="grid grid-cols-[1fr_auto_1fr] items-center gap-2">
        <span className="flex gap-2">
          {page.previousBefore !== null && (
            <>
              <Step to={path} icon={ChevronsLeft} label={t("firstPage")} iconOnly />
              <Step
                to={`${path}?before=${page.previousBefore}`}
                rel="prev"
                icon={ChevronLeft}
                label={t("previousPage")}
              />
            </>
          )}
        </span>
        <span className="text-center text-sm text-text-soft tabular-nums">
          {t("range", { first: page.first, last: page.last, total: page.lastNumber })}
        </span>
        <span className="flex flex-row-reverse gap-2">
          {page.nextFrom !== null && (
            <>
              <Step to={`${path}?last=yes`} icon={ChevronsRight} label={t("lastPage")} iconOnly />
              <Step to={topicPath(topic, page.nextFrom)} rel="next" icon={ChevronRight} label={t("nextPage")} />
            </>
          )}
        </span>
      </div>
      {place === "below" && <JumpToPost path={path} look="row" />}
    </nav>
  );
}

type StepProps = { to: string; rel?: "prev" | "next"; icon: LucideIcon; label: string; iconOnly?: boolean };

/** One step; its words are seen where there is room for them. */
function Step({ to, rel, icon: Icon, label, iconOnly = false }: StepProps) {
  return (
    <Link
      to={to}
      rel={rel}
      title={label}
      className={classNames(
        buttonClass({ variant: "secondary", size: "small" }),
        "min-w-11 max-sm:px-0",
        iconOnly && "px-0",
        rel === "next" && "flex-row-reverse",
      )}
    >
      <Icon aria-hidden size={20} strokeWidth={1.75} className="rtl:-scale-x-100" />
      <span className={iconOnly ? "sr-only" : "max-sm:sr-only"}>{label}</span>
    </Link>
  );
}
