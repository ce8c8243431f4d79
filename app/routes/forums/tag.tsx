import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Hash } from "lucide-react";
import { useTranslations } from "use-intl";
import { TopicList } from "#app/components/forums/topic-list.tsx";
import { FeedLink } from "#app/components/meta/feed-link.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeading } from "#app/components/ui/page.tsx";
import { listTopics } from "#app/domain/forums/list-topics.server.ts";
import { optionalActor } from "#app/http/actor.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { tagFeedPath, tagPath } from "#app/paths.ts";

export const loader = respond(async ({ request, params }: LoaderFunctionArgs) => {
  const tag = params.tag!;
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
      {topics.items.length > 0 ? (
        <TopicList topics={topics.items} next={topics.next} />
      ) : (
        <EmptyState icon={Hash} title={t("noTopics")} />
      )}
      <FeedLink to={tagFeedPath(tag)} />
    </>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
