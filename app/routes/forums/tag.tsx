import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { TopicList } from "#app/components/forums/topic-list.tsx";
import { WhilePending } from "#app/components/forums/while-pending.tsx";
import { FeedLink } from "#app/components/meta/feed-link.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeading } from "#app/components/ui/page.tsx";
import { listTopics } from "#app/domain/forums/list-topics.server.ts";
import { optionalActor } from "#app/http/actor.server.ts";
import { dependOn } from "#app/http/depend-on.server.ts";
import type { SharedPage } from "#app/http/guest-cache/shared-page.ts";
import { respond } from "#app/http/respond.server.ts";
import { forumsPath, tagFeedPath, tagPath } from "#app/paths.ts";

export const handle = { sharedWithGuests: ["after"] } satisfies SharedPage;

export const loader = respond(async ({ request, params }: LoaderFunctionArgs) => {
  const tag = params.tag!;
  dependOn("topics");
  const after = new URL(request.url).searchParams.get("after");
  const topics = await listTopics(await optionalActor(request), { list: "latest", tag, after });
  return { tag, topics, head: { title: `#${tag}`, path: tagPath(tag), feed: tagFeedPath(tag) } };
});

export default function Tag() {
  const t = useTranslations("forums");
  const { tag, topics } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading title={<bdi>{t("tag", { tag })}</bdi>} />
      <WhilePending shape="topics">
        {topics.items.length > 0 ? (
          <TopicList topics={topics.items} next={topics.next} />
        ) : (
          <EmptyState drawing="search" title={t("noTopicsTagged")}>
            <ButtonLink to={forumsPath()} variant="secondary">
              {t("forums")}
            </ButtonLink>
          </EmptyState>
        )}
      </WhilePending>
      <FeedLink to={tagFeedPath(tag)} />
    </>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
