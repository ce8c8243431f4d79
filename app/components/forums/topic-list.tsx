import { Link, useSearchParams } from "@remix-run/react";
import { CircleCheck, EyeOff, Lock, type LucideIcon, MessageSquare, Pin, Sparkles } from "lucide-react";
import { useTranslations } from "use-intl";
import type { TopicCard } from "#app/domain/forums/views.ts";
import { forumPath, topicPath } from "#app/paths.ts";
import { formatNumber } from "#app/platform/persian/format.ts";
import { MemberLink } from "../accounts/member-link.tsx";
import { useClub } from "../shell/use-page-data.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Badge } from "../ui/badge.tsx";
import { buttonClass } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";
import { Stars } from "../ui/stars.tsx";
import { Time } from "../ui/time.tsx";
import { useLocalName } from "./forum-name.tsx";
import { nextPage } from "./next-page.ts";

type Props = { topics: TopicCard[]; next: string | null; showForum?: boolean; level?: 2 | 3 };

/** Topics as a list: title, who, how many, how fresh. `level` is that of their headings on the page. */
export function TopicList({ topics, next, showForum = true, level = 2 }: Props) {
  return (
    <>
      <ul className="divide-y divide-line rounded-card border border-line bg-surface-raised">
        {topics.map((topic) => (
          <li key={topic.id} className="flex gap-3 p-4">
            <span className="hidden pt-1 sm:block">
              <Avatar member={topic.author} />
            </span>
            <TopicLine topic={topic} showForum={showForum} level={level} />
          </li>
        ))}
      </ul>
      {next && <MoreTopics next={next} />}
    </>
  );
}

type LineProps = { topic: TopicCard; showForum: boolean; level: 2 | 3 };

function TopicLine({ topic, showForum, level }: LineProps) {
  const Heading = `h${level}` as const;
  const unread = topic.unread !== null && topic.unread > 0 && topic.lastReadNumber !== null;
  const isNew = topic.unread !== null && topic.lastReadNumber === null;
  return (
    <div className="min-w-0 grow">
      <Heading className={classNames("text-base", unread || isNew ? "font-bold" : "font-medium")}>
        <Link
          to={topicPath(topic, unread ? (topic.lastReadNumber ?? 0) + 1 : undefined)}
          dir="auto"
          className="block py-1 text-as-page hover:text-accent"
        >
          {topic.title}
        </Link>
      </Heading>
      <TopicFacts topic={topic} showForum={showForum} unread={unread ? topic.unread : null} />
    </div>
  );
}

/** What is particular about a topic, in words and signs. */
export function TopicMarks({ topic }: { topic: TopicCard }) {
  const t = useTranslations("forums");
  const marks: [boolean, string, LucideIcon, "good" | "accent" | "neutral" | "warn"][] = [
    [topic.solved, t("solved"), CircleCheck, "good"],
    [topic.pinned, t("pinned"), Pin, "accent"],
    [topic.featured, t("featured"), Sparkles, "accent"],
    [topic.closed, t("closed"), Lock, "neutral"],
    [topic.hidden, t("hidden"), EyeOff, "warn"],
  ];
  return (
    <>
      {topic.kind !== "discussion" && <Badge>{t("kind", { kind: topic.kind })}</Badge>}
      {topic.stars !== null && <Stars stars={topic.stars} />}
      {topic.kind === "experience" && topic.verifiedOwner && <Badge tone="good">{t("verifiedOwner")}</Badge>}
      {marks.map(([holds, label, icon, tone]) =>
        holds ? (
          <Badge key={label} tone={tone} icon={icon}>
            {label}
          </Badge>
        ) : null,
      )}
    </>
  );
}

function TopicFacts({ topic, showForum, unread }: { topic: TopicCard; showForum: boolean; unread: number | null }) {
  const t = useTranslations("forums");
  const nameOf = useLocalName();
  const { locale } = useClub();
  return (
    <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-text-soft">
      <TopicMarks topic={topic} />
      {showForum && (
        <Link to={forumPath(topic.forum)} className={place}>
          <bdi>{nameOf(topic.forum)}</bdi>
        </Link>
      )}
      <MemberLink member={topic.author} className={place}>
        <bdi>{topic.author.name}</bdi>
      </MemberLink>
      <span className="inline-flex items-center gap-1 tabular-nums" title={t("replies", { count: topic.replyCount })}>
        <MessageSquare aria-hidden size={14} strokeWidth={1.75} />
        <span aria-hidden>{formatNumber(topic.replyCount, locale)}</span>
        <span className="sr-only">{t("replies", { count: topic.replyCount })}</span>
      </span>
      {unread !== null && <span className="font-medium text-accent">{t("unreadPosts", { count: unread })}</span>}
      <Time at={topic.lastPostAt} className="ms-auto" />
    </div>
  );
}

const place = "max-w-full truncate py-0.5 hover:text-text hover:underline";

function MoreTopics({ next }: { next: string }) {
  const t = useTranslations("forums");
  const [search] = useSearchParams();
  return (
    <div className="mt-6 flex justify-center">
      <Link to={nextPage(search, next)} className={buttonClass({ variant: "secondary" })}>
        {t("morePages")}
      </Link>
    </div>
  );
}
