import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { ActivityLine } from "#app/domain/activity/group.ts";
import type { BriefTopic } from "#app/domain/forums/brief-topics.server.ts";
import type { ClubTalk } from "#app/domain/forums/get-club-talk.server.ts";
import { productPath, topicPath } from "#app/paths.ts";
import { NowHappening } from "../activity/now-happening.tsx";
import { WhoIsHere } from "../live/who-is-here.tsx";
import { FactsLine, isImpressive } from "./club-facts.tsx";

export type ClubNews = {
  now: ActivityLine[];
  hot: BriefTopic[];
  answered: BriefTopic[];
  talk: ClubTalk;
  members: number;
};

/** Beside the lists of the first page: what moves the club. All of it can be found in the lists too. */
export function ClubAside({ news, withFacts }: { news: ClubNews; withFacts: boolean }) {
  const { now, hot, answered, talk, members } = news;
  const t = useTranslations("home");
  const facts = { members, topics: talk.topics, replies: talk.replies };
  return (
    <div className="space-y-6">
      <NowHappening sent={now} />
      <TopicLines title={t("hot")} topics={hot} />
      <TopicLines title={t("answered")} topics={answered} />
      {talk.products.length > 0 && (
        <Block title={t("talkedProducts")}>
          {talk.products.map(({ slug, name, topicCount }) => (
            <Line key={slug} to={productPath({ slug })} text={name} hint={t("topicCount", { count: topicCount })} />
          ))}
        </Block>
      )}
      {withFacts && isImpressive(facts) && (
        <section className="rounded-card border border-line bg-surface-raised p-4">
          <h2 className="text-sm font-medium text-text-soft">{t("facts")}</h2>
          <div className="-mt-2">
            <FactsLine facts={facts} />
          </div>
        </section>
      )}
      <WhoIsHere />
    </div>
  );
}

function TopicLines({ title, topics }: { title: string; topics: BriefTopic[] }) {
  const t = useTranslations("home");
  if (topics.length === 0) return null;
  return (
    <Block title={title}>
      {topics.map((topic) => (
        <Line
          key={topic.seq}
          to={topicPath(topic)}
          text={topic.title}
          hint={t("replyCount", { count: topic.replyCount })}
        />
      ))}
    </Block>
  );
}

function Block({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="rounded-card border border-line bg-surface-raised p-2">
      <h2 className="px-2 pt-2 pb-1 text-sm font-medium text-text-soft">{title}</h2>
      <ul>{children}</ul>
    </section>
  );
}

function Line({ to, text, hint }: { to: string; text: string; hint: string }) {
  return (
    <li>
      <Link to={to} className="block min-h-11 rounded-control px-2 py-2 hover:bg-surface-sunken">
        <span dir="auto" className="line-clamp-2 text-sm leading-6 text-as-page">
          {text}
        </span>
        <span className="text-xs text-text-soft">{hint}</span>
      </Link>
    </li>
  );
}
