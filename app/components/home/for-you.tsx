import { Link } from "@remix-run/react";
import { PencilLine } from "lucide-react";
import { useTranslations } from "use-intl";
import type { UnfinishedTopic } from "#app/domain/forums/brief-topics.server.ts";
import { draftsPath, topicPath } from "#app/paths.ts";

/** What waits for a member: topics left in the middle, and what they began to write. */
export function ForYou({ unfinished, drafts }: { unfinished: UnfinishedTopic[]; drafts: number }) {
  if (unfinished.length === 0 && drafts === 0) return null;
  return (
    <div className="mb-6 space-y-3">
      {unfinished.length > 0 && <Unfinished topics={unfinished} />}
      {drafts > 0 && <WaitingDrafts count={drafts} />}
    </div>
  );
}

function Unfinished({ topics }: { topics: UnfinishedTopic[] }) {
  const t = useTranslations("home");
  return (
    <section className="rounded-card border border-line bg-surface-raised p-2">
      <h2 className="px-2 pt-2 pb-1 text-sm font-medium text-text-soft">{t("goOn")}</h2>
      <ul>
        {topics.map((topic) => (
          <li key={topic.seq}>
            <Link
              to={topicPath(topic, topic.lastReadNumber + 1)}
              className="flex min-h-11 items-center gap-3 rounded-control px-2 py-2 hover:bg-surface-sunken"
            >
              <span aria-hidden className="size-2 shrink-0 rounded-full bg-accent" />
              <span dir="auto" className="line-clamp-2 min-w-0 grow font-medium wrap-anywhere text-as-page">
                {topic.title}
              </span>
              <span className="shrink-0 text-sm text-accent">{t("newPosts", { count: topic.unread })}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function WaitingDrafts({ count }: { count: number }) {
  const t = useTranslations("home");
  return (
    <p className="flex flex-wrap items-center gap-x-3 rounded-card border border-line bg-surface-raised px-4 py-1">
      <PencilLine aria-hidden size={18} strokeWidth={1.75} className="text-text-soft" />
      <span className="grow py-2">{t("draftsWait", { count })}</span>
      <Link to={draftsPath()} className="inline-flex min-h-11 items-center font-medium text-accent hover:underline">
        {t("toDrafts")}
      </Link>
    </p>
  );
}
