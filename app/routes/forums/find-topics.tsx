import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { TopicList } from "#app/components/forums/topic-list.tsx";
import { TopicSearch } from "#app/components/forums/topic-search.tsx";
import { WhilePending } from "#app/components/forums/while-pending.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeading } from "#app/components/ui/page.tsx";
import { findTopics } from "#app/domain/forums/find-topics.server.ts";
import { optionalActor } from "#app/http/actor.server.ts";
import { wordsFor } from "#app/http/language.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { forumsPath, topicsPath, writePath } from "#app/paths.ts";

/** Topics whose titles hold what was asked. */
export const loader = respond(async ({ request }: LoaderFunctionArgs) => {
  const asked = new URL(request.url).searchParams.get("q")?.trim() ?? "";
  const topics = await findTopics(await optionalActor(request), asked);
  const t = await wordsFor(request, "forums");
  return { asked, topics, head: { title: t("searchTopics"), path: topicsPath(), hidden: true } };
});

export default function FindTopics() {
  const t = useTranslations("forums");
  const { asked, topics } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading title={t("searchTopics")} />
      <TopicSearch asked={asked} />
      <WhilePending shape="topics">
        {topics.length > 0 && <TopicList topics={topics} next={null} />}
        {topics.length === 0 && asked !== "" && (
          <EmptyState drawing="search" title={t("nothingFound", { asked })}>
            <div className="flex flex-wrap justify-center gap-2">
              <ButtonLink to={writePath()}>{t("newTopic")}</ButtonLink>
              <ButtonLink to={forumsPath()} variant="secondary">
                {t("forums")}
              </ButtonLink>
            </div>
          </EmptyState>
        )}
      </WhilePending>
    </>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
