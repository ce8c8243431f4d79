import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { MessagesSquare } from "lucide-react";
import { useTranslations } from "use-intl";
import { ForumIcon } from "#app/components/forums/forum-icon.tsx";
import { useLocalName } from "#app/components/forums/forum-name.tsx";
import { TopicSearch } from "#app/components/forums/topic-search.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { useClub } from "#app/components/shell/use-page-data.ts";
import { Badge } from "#app/components/ui/badge.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeading } from "#app/components/ui/page.tsx";
import { Time } from "#app/components/ui/time.tsx";
import { listSections } from "#app/domain/forums/list-sections.server.ts";
import type { ForumCard } from "#app/domain/forums/views.ts";
import { optionalActor } from "#app/http/actor.server.ts";
import { wordsFor } from "#app/http/language.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { forumPath, forumsPath } from "#app/paths.ts";
import { formatNumber } from "#app/platform/persian/format.ts";

export const loader = respond(async ({ request }: LoaderFunctionArgs) => {
  const t = await wordsFor(request, "forums");
  const sections = await listSections(await optionalActor(request));
  return { sections, head: { title: t("forums"), path: forumsPath() } };
});

export default function Forums() {
  const t = useTranslations("forums");
  const nameOf = useLocalName();
  const { sections } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading title={t("forums")} hint={t("forumsHint")} />
      <TopicSearch />
      {sections.length === 0 && (
        <EmptyState icon={MessagesSquare} title={t("noForums")}>
          <p className="text-text-soft">{t("noForumsHint")}</p>
        </EmptyState>
      )}
      {sections.map((section) => (
        <section key={section.id} className="mb-8">
          <h2 className="mb-3 text-lg">{nameOf(section) || t("otherForums")}</h2>
          <ul className="divide-y divide-line rounded-card border border-line bg-surface-raised">
            {section.forums.map((forum) => (
              <ForumLine key={forum.id} forum={forum} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function ForumLine({ forum }: { forum: ForumCard }) {
  const t = useTranslations("forums");
  const nameOf = useLocalName();
  const { locale } = useClub();
  return (
    <li className="flex gap-3 p-4">
      <ForumIcon forum={forum} />
      <div className="min-w-0 grow">
        <h3 className="text-base font-medium">
          <Link to={forumPath(forum)} dir="auto" className="block py-1 text-as-page hover:text-accent">
            {nameOf(forum)}
          </Link>
        </h3>
        {forum.description && (
          <p dir="auto" className="text-sm text-text-soft text-as-page">
            {forum.description}
          </p>
        )}
        <p className="mt-1 flex flex-wrap gap-x-3 text-sm text-text-soft tabular-nums">
          <span>{t("counts", { topics: forum.topicCount, posts: forum.postCount })}</span>
          {forum.lastPostAt && <Time at={forum.lastPostAt} />}
          {forum.readers !== "everyone" && <Badge>{t("private")}</Badge>}
        </p>
      </div>
      {forum.unread !== null && forum.unread > 0 && (
        <span className="self-center" title={t("unreadTopics", { count: forum.unread })}>
          <Badge tone="accent">{formatNumber(forum.unread, locale)}</Badge>
          <span className="sr-only">{t("unreadTopics", { count: forum.unread })}</span>
        </span>
      )}
    </li>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
