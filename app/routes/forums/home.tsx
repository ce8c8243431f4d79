import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { NavLink, useLoaderData } from "@remix-run/react";
import { MessagesSquare } from "lucide-react";
import { useTranslations } from "use-intl";
import { TopicList } from "#app/components/forums/topic-list.tsx";
import { FeedLink } from "#app/components/meta/feed-link.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { usePageData } from "#app/components/shell/use-page-data.ts";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { classNames } from "#app/components/ui/class-names.ts";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { DomainError } from "#app/domain/core/errors.ts";
import { listTopics, type TopicListName } from "#app/domain/forums/list-topics.server.ts";
import { optionalActor, requireActor } from "#app/http/actor.server.ts";
import { wordsFor } from "#app/http/language.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { feedPath, forumsPath, homePath, listFeedPath, listPath } from "#app/paths.ts";

const lists = ["latest", "following", "unanswered", "popular"] as const satisfies TopicListName[];

export const loader = respond(async ({ request, params }: LoaderFunctionArgs) => {
  const list = lists.find((name) => name === (params.list ?? "latest"));
  if (!list) throw new DomainError("not_found");
  const actor = await (list === "following" ? requireActor(request) : optionalActor(request));
  const after = new URL(request.url).searchParams.get("after");
  const t = await wordsFor(request, "forums");
  const path = list === "latest" ? homePath() : listPath(list);
  const feed = list === "latest" ? feedPath() : list === "following" ? undefined : listFeedPath(list);
  return {
    list,
    feed,
    head: { title: t("list", { list }), path, ...(feed && { feed }) },
    ...(await listTopics(actor, { list, after })),
  };
});

export default function Home() {
  const t = useTranslations("forums");
  const { list, feed, items, next } = useLoaderData<typeof loader>();
  return (
    <>
      <h1 className="sr-only">{t("list", { list })}</h1>
      <ListTabs />
      {items.length > 0 ? <TopicList topics={items} next={next} /> : <Nothing list={list} />}
      {feed && <FeedLink to={feed} />}
    </>
  );
}

function ListTabs() {
  const t = useTranslations("forums");
  const { me } = usePageData();
  const shown = lists.filter((list) => me || list !== "following");
  return (
    <nav
      aria-label={t("lists")}
      className="-mx-4 mb-4 flex gap-1 overflow-x-auto px-4 py-1 scrollbar-none lg:mx-0 lg:px-0"
    >
      {shown.map((list) => (
        <NavLink
          key={list}
          end
          to={list === "latest" ? homePath() : listPath(list)}
          className={({ isActive }) =>
            classNames(
              "inline-flex min-h-11 shrink-0 items-center rounded-control px-3 lg:px-4",
              isActive
                ? "bg-accent-soft font-medium text-accent"
                : "text-text-soft hover:bg-surface-sunken hover:text-text",
            )
          }
        >
          {t("list", { list })}
        </NavLink>
      ))}
    </nav>
  );
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
    <EmptyState icon={MessagesSquare} title={t(nothing[list])}>
      <ButtonLink to={forumsPath()} variant="secondary">
        {t("forums")}
      </ButtonLink>
    </EmptyState>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
