import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, redirect, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { ForumHeading } from "#app/components/forums/forum-heading.tsx";
import { TopicList } from "#app/components/forums/topic-list.tsx";
import { WhilePending } from "#app/components/forums/while-pending.tsx";
import { FeedLink } from "#app/components/meta/feed-link.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { Button, ButtonLink } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { Tabs } from "#app/components/ui/tabs.tsx";
import { DomainError } from "#app/domain/core/errors.ts";
import { isUuid } from "#app/domain/core/references.ts";
import { getForum } from "#app/domain/forums/get-forum.server.ts";
import { listTopics, type TopicListName } from "#app/domain/forums/list-topics.server.ts";
import { markForumRead } from "#app/domain/forums/mark-forum-read.server.ts";
import type { ForumView } from "#app/domain/forums/views.ts";
import { optionalActor, requireActor } from "#app/http/actor.server.ts";
import { dependOn } from "#app/http/depend-on.server.ts";
import type { SharedPage } from "#app/http/guest-cache/shared-page.ts";
import { respond } from "#app/http/respond.server.ts";
import { forumFeedPath, forumPath, newTopicPath, postDeedPath } from "#app/paths.ts";

const lists = ["latest", "unanswered", "popular"] as const satisfies TopicListName[];

export const handle = { sharedWithGuests: ["list", "after"] } satisfies SharedPage;

export const loader = respond(async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await optionalActor(request);
  const { searchParams } = new URL(request.url);
  const [after, removed] = [searchParams.get("after"), searchParams.get("removed")];
  const list = lists.find((name) => name === (searchParams.get("list") ?? "latest"));
  if (!list) throw new DomainError("not_found");
  const [forum, topics] = await Promise.all([
    getForum(actor, params.forum!),
    listTopics(actor, { list, forumSlug: params.forum!, after }),
  ]);
  dependOn(`forum:${forum.id}`);
  const isPublic = forum.readers === "everyone";
  const head = {
    title: forum.name,
    description: forum.description,
    path: forumPath(forum, list),
    feed: isPublic ? forumFeedPath(forum) : undefined,
  };
  return { forum, list, topics, head, removed: removed && isUuid(removed) ? removed : null };
});

export const action = respond(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireActor(request);
  const forum = await getForum(actor, params.forum!);
  await markForumRead(actor, forum.id);
  return redirect(forumPath(forum), 303);
});

export default function ForumPage() {
  const { forum, list, topics, head, removed } = useLoaderData<typeof loader>();
  return (
    <>
      {removed && <Removed postId={removed} />}
      <ForumHeading forum={forum} />
      <ListTabs forum={forum} list={list} />
      <WhilePending shape="topics">
        {topics.items.length > 0 ? (
          <TopicList topics={topics.items} next={topics.next} showForum={false} />
        ) : (
          <NoTopics forum={forum} list={list} />
        )}
      </WhilePending>
      {head.feed && <FeedLink to={head.feed} />}
    </>
  );
}

type ListProps = { forum: ForumView; list: (typeof lists)[number] };

function ListTabs({ forum, list }: ListProps) {
  const t = useTranslations("forums");
  const tabs = lists.map((name) => ({
    to: forumPath(forum, name),
    label: t("list", { list: name }),
    current: name === list,
  }));
  return (
    <div className="mb-4 items-end justify-between gap-x-4 border-line sm:flex sm:border-b">
      <Tabs label={t("lists")} tabs={tabs} className="min-w-0 sm:border-b-0!" />
      {forum.unread !== null && forum.unread > 0 && (
        <Form method="post" className="max-sm:-mb-3 max-sm:-me-3 max-sm:flex max-sm:justify-end max-sm:pt-1">
          <Button variant="quiet" size="small">
            {t("markRead")}
          </Button>
        </Form>
      )}
    </div>
  );
}

const nothing = { latest: "noTopics", unanswered: "nothingUnanswered", popular: "nothingPopular" } as const;

function NoTopics({ forum, list }: ListProps) {
  const t = useTranslations("forums");
  return (
    <EmptyState drawing="speech" title={t(nothing[list])}>
      {list === "latest" && <p className="-mt-2 text-text-soft">{t("noTopicsHint")}</p>}
      <ButtonLink to={newTopicPath(forum)}>{t("newTopic")}</ButtonLink>
    </EmptyState>
  );
}

/** Says that the topic is gone, with the way back for a slip. */
function Removed({ postId }: { postId: string }) {
  const t = useTranslations("forums");
  return (
    <Form
      reloadDocument
      method="post"
      action={postDeedPath(postId, "restore")}
      className="mb-4 flex flex-wrap items-center justify-between gap-3 rounded-control bg-surface-sunken px-4 py-2"
    >
      <p role="status">{t("topicRemoved")}</p>
      <Button variant="secondary" size="small">
        {t("restore")}
      </Button>
    </Form>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
