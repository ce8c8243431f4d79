import { Link, useSearchParams } from "@remix-run/react";
import { MessageSquare } from "lucide-react";
import { useTranslations } from "use-intl";
import type { TopicCard } from "#app/domain/forums/views.ts";
import { forumPath, topicPath } from "#app/paths.ts";
import { formatNumber } from "#app/platform/persian/format.ts";
import { MemberLink } from "../accounts/member-link.tsx";
import { useClub } from "../shell/use-page-data.ts";
import { Avatar } from "../ui/avatar.tsx";
import { buttonClass } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";
import { Time } from "../ui/time.tsx";
import { useLocalName } from "./forum-name.tsx";
import { nextPage } from "./next-page.ts";
import { TopicMarks } from "./topic-marks.tsx";

type Props = { topics: TopicCard[]; next: string | null; showForum?: boolean; level?: 2 | 3 };

/** Shorter lists are seen to end. */
const longList = 8;

/** Topics as a list: title, who, how many, how fresh. `level` is that of their headings on the page. */
export function TopicList({ topics, next, showForum = true, level = 2 }: Props) {
  const t = useTranslations("forums");
  return (
    <>
      <ul className="divide-y divide-line border-line bg-surface-raised max-sm:-mx-4 max-sm:border-y sm:rounded-card sm:border">
        {topics.map((topic) => (
          <TopicRow key={topic.id} topic={topic} showForum={showForum} level={level} />
        ))}
      </ul>
      {next && <MoreTopics next={next} />}
      {!next && topics.length >= longList && (
        <p className="mt-6 text-center text-sm text-text-soft">{t("endOfList")}</p>
      )}
    </>
  );
}

type RowProps = { topic: TopicCard; showForum: boolean; level: 2 | 3 };

function TopicRow({ topic, showForum, level }: RowProps) {
  const Heading = `h${level}` as const;
  const isFresh = topic.unread !== null && (topic.lastReadNumber === null || topic.unread > 0);
  const from = isFresh && topic.lastReadNumber !== null ? topic.lastReadNumber + 1 : undefined;
  return (
    <li className="relative flex gap-3 px-4 py-3.5 first:rounded-t-card last:rounded-b-card hover:bg-surface-hover sm:py-4">
      <span className="hidden sm:block">
        <Avatar member={topic.author} />
      </span>
      <div className="min-w-0 grow">
        <Heading className={classNames("flex text-base leading-7", isFresh ? "font-bold" : "font-medium")}>
          {isFresh && <FreshDot topic={topic} />}
          <Link
            to={topicPath(topic, from)}
            dir="auto"
            className={classNames(
              "block min-w-0 grow text-as-page wrap-anywhere after:absolute after:inset-0 hover:text-accent max-sm:line-clamp-1",
              isFresh && "me-0!",
            )}
          >
            {topic.title}
          </Link>
        </Heading>
        <TopicFacts topic={topic} showForum={showForum} />
      </div>
      <Freshness topic={topic} />
    </li>
  );
}

/** Unread stands in the weight of the title, in this dot and in words. */
function FreshDot({ topic }: { topic: TopicCard }) {
  const t = useTranslations("forums");
  return (
    <>
      <span aria-hidden className="me-2 mt-2.5 size-2 shrink-0 rounded-full bg-accent" />
      <span className="sr-only">
        {topic.lastReadNumber === null ? t("neverRead") : t("unreadPosts", { count: topic.unread ?? 0 })}:{" "}
      </span>
    </>
  );
}

/** What is known of a topic, in one line on a phone: there the forum stands for its author, and its end may be cut. */
function TopicFacts({ topic, showForum }: Omit<RowProps, "level">) {
  const t = useTranslations("forums");
  const nameOf = useLocalName();
  const unread = topic.lastReadNumber === null ? 0 : (topic.unread ?? 0);
  return (
    <div className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm leading-6 text-text-soft">
      <TopicMarks topic={topic} isBrief />
      {showForum && (
        <span className={part}>
          <Link to={forumPath(topic.forum)} className={place}>
            <bdi className="block truncate">{nameOf(topic.forum)}</bdi>
          </Link>
        </span>
      )}
      <span className={classNames(part, showForum && "max-sm:hidden")}>
        <MemberLink member={topic.author} className={place}>
          <bdi className="block truncate">{topic.author.name}</bdi>
        </MemberLink>
      </span>
      {unread > 0 && (
        <span aria-hidden className="shrink-0 font-medium text-accent max-sm:hidden">
          {t("unreadPosts", { count: unread })}
        </span>
      )}
      <span className="ms-auto inline-flex shrink-0 items-center gap-3 sm:hidden">
        <Replies topic={topic} />
        <Time at={topic.lastPostAt} className="whitespace-nowrap" />
      </span>
    </div>
  );
}

/** On a phone a name takes what the rest of the line leaves, and is cut there; where that is nothing, the line breaks. */
const part = "flex max-w-full min-w-0 max-sm:grow max-sm:basis-12";
const place = "relative min-w-0 hover:text-text hover:underline";

function Replies({ topic }: { topic: TopicCard }) {
  const t = useTranslations("forums");
  const { locale } = useClub();
  if (topic.replyCount === 0) return null;
  return (
    <span className="inline-flex items-center gap-1 tabular-nums" title={t("replies", { count: topic.replyCount })}>
      <MessageSquare aria-hidden size={16} strokeWidth={1.75} />
      <span aria-hidden>{formatNumber(topic.replyCount, locale)}</span>
      <span className="sr-only">{t("replies", { count: topic.replyCount })}</span>
    </span>
  );
}

/** How many answered, and who did so last and when, at the end of a wide row. */
function Freshness({ topic }: { topic: TopicCard }) {
  const t = useTranslations("forums");
  const { lastPoster } = topic;
  return (
    <div className="hidden w-36 shrink-0 flex-col items-end gap-1 text-sm leading-7 text-text-soft sm:flex">
      <Replies topic={topic} />
      <span className="mt-auto inline-flex max-w-full items-center gap-2 leading-6">
        {lastPoster && (
          <span title={t("lastBy", { name: lastPoster.name })}>
            <Avatar member={lastPoster} size={24} />
            <span className="sr-only">{t("lastBy", { name: lastPoster.name })}</span>
          </span>
        )}
        <Time at={topic.lastPostAt} className="whitespace-nowrap" />
      </span>
    </div>
  );
}

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
