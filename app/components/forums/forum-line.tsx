import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import type { LastTopic } from "#app/domain/forums/find-last-topics.server.ts";
import type { ForumCard } from "#app/domain/forums/views.ts";
import { forumPath, topicPath } from "#app/paths.ts";
import { formatNumber } from "#app/platform/persian/format.ts";
import { useClub } from "../shell/use-page-data.ts";
import { Badge } from "../ui/badge.tsx";
import { Time } from "../ui/time.tsx";
import { ForumIcon } from "./forum-icon.tsx";
import { useLocalName } from "./forum-name.tsx";

type Props = { forum: ForumCard; lastTopic: LastTopic | undefined };

/** Forums as a list, each in two lines: what it is, and what was said there last. */
export function ForumLines({ forums, lastTopics }: { forums: ForumCard[]; lastTopics: Map<string, LastTopic> }) {
  return (
    <ul className="divide-y divide-line rounded-card border border-line bg-surface-raised">
      {forums.map((forum) => (
        <ForumLine key={forum.id} forum={forum} lastTopic={lastTopics.get(forum.id)} />
      ))}
    </ul>
  );
}

function ForumLine({ forum, lastTopic }: Props) {
  const t = useTranslations("forums");
  const nameOf = useLocalName();
  return (
    <li className="flex gap-3 p-4">
      <ForumIcon forum={forum} />
      <div className="min-w-0 grow">
        <h3 className="flex flex-wrap items-center gap-x-2 text-base font-medium">
          <Link to={forumPath(forum)} dir="auto" className="min-w-0 py-1 text-as-page hover:text-accent">
            {nameOf(forum)}
          </Link>
          {forum.readers !== "everyone" && <Badge>{t("private")}</Badge>}
          <Unread count={forum.unread} />
        </h3>
        {forum.description && (
          <p dir="auto" className="line-clamp-2 text-sm text-text-soft text-as-page max-sm:hidden">
            {forum.description}
          </p>
        )}
        <Last forum={forum} topic={lastTopic} />
      </div>
      <Counts forum={forum} />
    </li>
  );
}

function Last({ forum, topic }: { forum: ForumCard; topic: LastTopic | undefined }) {
  const t = useTranslations("forums");
  if (!topic) return <p className="text-sm text-text-soft">{t("noTopics")}</p>;
  return (
    <p className="flex items-baseline gap-2 text-sm text-text-soft">
      <Link
        to={topicPath({ ...topic, forum })}
        dir="auto"
        className="min-w-0 truncate py-1 text-as-page hover:text-text hover:underline"
      >
        {topic.title}
      </Link>
      <Time at={topic.lastPostAt} className="max-w-1/2 shrink-0" />
    </p>
  );
}

function Unread({ count }: { count: number | null }) {
  const t = useTranslations("forums");
  const { locale } = useClub();
  if (!count) return null;
  return (
    <span title={t("unreadTopics", { count })}>
      <Badge tone="accent">
        <span aria-hidden>{formatNumber(count, locale)}</span>
        <span className="sr-only">{t("unreadTopics", { count })}</span>
      </Badge>
    </span>
  );
}

function Counts({ forum }: { forum: ForumCard }) {
  const t = useTranslations("forums");
  if (forum.topicCount === 0) return null;
  return (
    <p className="hidden shrink-0 self-center text-sm text-text-soft tabular-nums sm:block">
      {t("counts", { topics: forum.topicCount, posts: forum.postCount })}
    </p>
  );
}
