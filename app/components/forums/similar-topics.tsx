import { Link } from "@remix-run/react";
import { CircleCheck } from "lucide-react";
import { useTranslations } from "use-intl";
import type { TopicLine } from "#app/domain/forums/views.ts";
import { topicPath } from "#app/paths.ts";
import { Badge } from "../ui/badge.tsx";
import { useLocalName } from "./forum-name.tsx";

/** What may have been asked already, as quiet cards that open beside what is being written. */
export function SimilarTopics({ topics }: { topics: TopicLine[] }) {
  const t = useTranslations("forums");
  const nameOf = useLocalName();
  return (
    <section aria-live="polite" aria-label={t("similar")}>
      {topics.length > 0 && <p className="mt-4 text-sm font-medium text-text-soft">{t("similar")}</p>}
      <ul className="mt-2 space-y-2 empty:hidden">
        {topics.map((topic) => (
          <li key={topic.id}>
            <Link
              to={topicPath(topic)}
              target="_blank"
              className="block rounded-control border border-line bg-surface-sunken px-3 py-2 hover:border-line-strong"
            >
              <span dir="auto" className="line-clamp-2 text-as-page wrap-anywhere">
                {topic.title}
              </span>
              <span className="flex flex-wrap items-center gap-x-3 text-sm text-text-soft">
                {topic.solved && (
                  <Badge tone="good" icon={CircleCheck}>
                    {t("solved")}
                  </Badge>
                )}
                <span>{t("replies", { count: topic.replyCount })}</span>
                <bdi className="max-w-48 truncate">{nameOf(topic.forum)}</bdi>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
