import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { TopicList } from "#app/components/forums/topic-list.tsx";
import { ClubAside } from "#app/components/home/club-aside.tsx";
import { ForYou } from "#app/components/home/for-you.tsx";
import { Welcome } from "#app/components/home/welcome.tsx";
import { FeedLink } from "#app/components/meta/feed-link.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { Page } from "#app/components/shell/page.tsx";
import { usePageData } from "#app/components/shell/use-page-data.ts";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { Tabs } from "#app/components/ui/tabs.tsx";
import { countMembers } from "#app/domain/accounts/count-members.server.ts";
import { listNow } from "#app/domain/activity/now-happening.server.ts";
import type { Actor } from "#app/domain/core/actor.ts";
import { getClub } from "#app/domain/core/club.server.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { findWaiting, listTopicsAside } from "#app/domain/forums/brief-topics.server.ts";
import { getClubTalk } from "#app/domain/forums/get-club-talk.server.ts";
import { listTopics, type TopicListName } from "#app/domain/forums/list-topics.server.ts";
import { optionalActor, requireActor } from "#app/http/actor.server.ts";
import { dependOn } from "#app/http/depend-on.server.ts";
import type { SharedPage } from "#app/http/guest-cache/shared-page.ts";
import { wordsFor } from "#app/http/language.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { feedPath, forumsPath, homePath, listFeedPath, listPath } from "#app/paths.ts";

const lists = ["latest", "following", "unanswered", "popular"] as const satisfies TopicListName[];

export const handle = { sharedWithGuests: ["after"] } satisfies SharedPage;

export const loader = respond(async ({ request, params }: LoaderFunctionArgs) => {
  const list = lists.find((name) => name === (params.list ?? "latest"));
  if (!list) throw new DomainError("not_found");
  const actor = await (list === "following" ? requireActor(request) : optionalActor(request));
  const after = new URL(request.url).searchParams.get("after");
  dependOn("topics", "activity", "members");
  const t = await wordsFor(request, "forums");
  const path = list === "latest" ? homePath() : listPath(list);
  const feed = list === "latest" ? feedPath() : list === "following" ? undefined : listFeedPath(list);
  const isFront = list === "latest" && !after;
  const [club, topics, news, waiting] = await Promise.all([
    getClub(),
    listTopics(actor, { list, after }),
    findNews(actor),
    isFront ? findWaiting(actor) : null,
  ]);
  return {
    ...{ list, feed, isFront, news, waiting },
    head: { title: (isFront && club.name) || t("list", { list }), path, ...(feed && { feed }) },
    ...topics,
  };
});

async function findNews(actor: Actor) {
  const [topics, talk, members, now] = await Promise.all([
    listTopicsAside(actor),
    getClubTalk(actor),
    countMembers(),
    listNow(actor),
  ]);
  return { ...topics, talk, members, now };
}

export default function Home() {
  const t = useTranslations("forums");
  const { me } = usePageData();
  const { list, feed, items, next, isFront, news, waiting } = useLoaderData<typeof loader>();
  const isWelcome = isFront && !me;
  return (
    <Page aside={<ClubAside news={news} withFacts={!isWelcome} />}>
      {isWelcome && <Welcome facts={{ ...news.talk, members: news.members }} />}
      {!isWelcome && <h1 className="sr-only">{t("list", { list })}</h1>}
      {waiting && <ForYou {...waiting} />}
      <ListTabs list={list} />
      {isWelcome && <h2 className="sr-only">{t("list", { list })}</h2>}
      {items.length > 0 ? <TopicList topics={items} next={next} level={isWelcome ? 3 : 2} /> : <Nothing list={list} />}
      {feed && <FeedLink to={feed} />}
    </Page>
  );
}

function ListTabs({ list }: { list: TopicListName }) {
  const t = useTranslations("forums");
  const { me } = usePageData();
  const tabs = lists
    .filter((name) => me || name !== "following")
    .map((name) => ({
      to: name === "latest" ? homePath() : listPath(name),
      label: t("list", { list: name }),
      current: name === list,
    }));
  return <Tabs label={t("lists")} tabs={tabs} className="mb-4" />;
}

const nothing = {
  latest: "noTopics",
  following: "nothingFollowed",
  unanswered: "nothingUnanswered",
  popular: "nothingPopular",
} as const;

function Nothing({ list }: { list: TopicListName }) {
  const t = useTranslations("forums");
  return (
    <EmptyState drawing="speech" title={t(nothing[list])}>
      <ButtonLink to={forumsPath()} variant="secondary">
        {t("forums")}
      </ButtonLink>
    </EmptyState>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
