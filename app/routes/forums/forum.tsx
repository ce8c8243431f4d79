import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, redirect, useLoaderData } from "@remix-run/react";
import { MessagesSquare, Plus } from "lucide-react";
import { useTranslations } from "use-intl";
import { FollowButton } from "#app/components/forums/follow-button.tsx";
import { useLocalName } from "#app/components/forums/forum-name.tsx";
import { TopicList } from "#app/components/forums/topic-list.tsx";
import { FeedLink } from "#app/components/meta/feed-link.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { Button, ButtonLink } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeading } from "#app/components/ui/page.tsx";
import { isUuid } from "#app/domain/core/references.ts";
import { getForum } from "#app/domain/forums/get-forum.server.ts";
import { listTopics } from "#app/domain/forums/list-topics.server.ts";
import { markForumRead } from "#app/domain/forums/mark-forum-read.server.ts";
import { optionalActor, requireActor } from "#app/http/actor.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { forumFeedPath, forumPath, newTopicPath, postDeedPath, productPath } from "#app/paths.ts";

export const loader = respond(async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await optionalActor(request);
  const forum = await getForum(actor, params.forum!);
  const { searchParams } = new URL(request.url);
  const [after, removed] = [searchParams.get("after"), searchParams.get("removed")];
  const topics = await listTopics(actor, { list: "latest", forumSlug: forum.slug, after });
  const isPublic = forum.readers === "everyone";
  const head = {
    title: forum.name,
    description: forum.description,
    path: forumPath(forum),
    feed: isPublic ? forumFeedPath(forum) : undefined,
  };
  return { forum, topics, head, removed: removed && isUuid(removed) ? removed : null };
});

export const action = respond(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireActor(request);
  const forum = await getForum(actor, params.forum!);
  await markForumRead(actor, forum.id);
  return redirect(forumPath(forum), 303);
});

export default function Forum() {
  const t = useTranslations("forums");
  const nameOf = useLocalName();
  const { forum, topics, head, removed } = useLoaderData<typeof loader>();
  const start = forum.can.startTopic && (
    <ButtonLink to={newTopicPath(forum)}>
      <Plus aria-hidden size={18} />
      {t("newTopic")}
    </ButtonLink>
  );
  return (
    <>
      {removed && <Removed postId={removed} />}
      <PageHeading
        title={<bdi>{nameOf(forum)}</bdi>}
        hint={forum.description && <p dir="auto">{forum.description}</p>}
        actions={
          <>
            {forum.product && (
              <ButtonLink variant="secondary" size="small" to={productPath(forum.product)}>
                {t("aboutProduct")}
              </ButtonLink>
            )}
            {forum.following !== null && <FollowButton kind="forum" id={forum.id} following={forum.following} />}
            {start}
          </>
        }
      />
      {forum.unread !== null && forum.unread > 0 && (
        <Form method="post" className="mb-3 flex justify-end">
          <Button variant="quiet" size="small">
            {t("markRead")}
          </Button>
        </Form>
      )}
      {topics.items.length > 0 ? (
        <TopicList topics={topics.items} next={topics.next} showForum={false} />
      ) : (
        <EmptyState icon={MessagesSquare} title={t("noTopics")}>
          <p className="text-text-soft">{t("noTopicsHint")}</p>
          {start || <ButtonLink to={newTopicPath(forum)}>{t("newTopic")}</ButtonLink>}
        </EmptyState>
      )}
      {head.feed && <FeedLink to={head.feed} />}
    </>
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
