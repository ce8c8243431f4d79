import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { AsideSlot } from "#app/components/forums/aside-slot.tsx";
import { firstUnread } from "#app/components/forums/first-unread.ts";
import { LateTopicNews } from "#app/components/forums/late-topic-news.tsx";
import { PendingPost, ReadingReport } from "#app/components/forums/parts-for-members.tsx";
import { PostArticle } from "#app/components/forums/post-article.tsx";
import { ReadingPill } from "#app/components/forums/reading-pill.tsx";
import { ReplyForm } from "#app/components/forums/reply-form.tsx";
import { TopicHeading } from "#app/components/forums/topic-heading.tsx";
import { TopicPager } from "#app/components/forums/topic-pager.tsx";
import { useOutbox } from "#app/components/forums/use-outbox.ts";
import { WhilePending } from "#app/components/forums/while-pending.tsx";
import { topicMeta } from "#app/components/meta/topic-meta.ts";
import { Page } from "#app/components/shell/page.tsx";
import { usePageData } from "#app/components/shell/use-page-data.ts";
import { getClub } from "#app/domain/core/club.server.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { findQuote } from "#app/domain/forums/find-quote.server.ts";
import { getDraft } from "#app/domain/forums/get-draft.server.ts";
import { getTopic } from "#app/domain/forums/get-topic.server.ts";
import type { TopicPosition } from "#app/domain/forums/list-topic-posts.server.ts";
import { reply } from "#app/domain/forums/reply.server.ts";
import { Reply } from "#app/domain/forums/schema.ts";
import { optionalActor, requireActor } from "#app/http/actor.server.ts";
import { dependOn } from "#app/http/depend-on.server.ts";
import { submit } from "#app/http/forms.server.ts";
import type { SharedPage } from "#app/http/guest-cache/shared-page.ts";
import { readFormWithImage } from "#app/http/image-form.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { siteOrigin } from "#app/http/site-origin.server.ts";
import { postPath, topicPath, topicSegment, topicSeq } from "#app/paths.ts";
import { parseInteger } from "#app/platform/persian/digits.ts";
import { parseDay } from "#app/platform/persian/parse-day.ts";

export const handle = { sharedWithGuests: ["from", "before", "at", "last"] } satisfies SharedPage;

export const loader = respond(async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await optionalActor(request);
  const { searchParams, search } = new URL(request.url);
  const { timeZone } = await getClub();
  const found = await getTopic(actor, topicSeq(params.topic!), readPosition(searchParams, timeZone));
  if ("movedTo" in found) {
    const { seq, slug, forumSlug } = found.movedTo;
    throw redirect(topicPath({ seq, slug, forum: { slug: forumSlug } }), 301);
  }
  const { hasDraft, ...shown } = found;
  const { topic } = shown;
  if (params.topic !== topicSegment(topic) || params.forum !== topic.forum.slug)
    throw redirect(topicPath(topic) + search, 301);
  dependOn(`topic:${topic.id}`);
  for (const { id, author } of shown.posts) dependOn(`post:${id}`, `member:${author.id}`);
  const [draft, quote] = await Promise.all([
    hasDraft ? getDraft(actor, `topic:${topic.id}`) : null,
    findQuote(actor, searchParams.get("quote")),
  ]);
  return { ...shown, draft, quote, origin: siteOrigin(request) };
});

export const action = respond(async ({ request }: ActionFunctionArgs) => {
  const actor = await requireActor(request);
  const read = await readFormWithImage(request, actor);
  return submit(request, Reply, (input) => reply(actor, input), { ...read, goTo: ({ postId }) => postPath(postId) });
});

export default function Topic() {
  const data = useLoaderData<typeof loader>();
  return <TopicPage key={data.topic.id} {...data} />;
}

function TopicPage({ topic, posts, page, draft, quote }: ReturnType<typeof useLoaderData<typeof loader>>) {
  const { me } = usePageData();
  const state = useActionData<typeof action>();
  const outbox = useOutbox({ posts, page });
  const shown = [...posts, ...outbox.sent];
  return (
    <Page aside={<AsideSlot topic={topic} posts={posts} page={page} />}>
      <TopicHeading topic={topic} />
      <ContinueReading first={page.first} />
      {me && <ReadingReport topicId={topic.id} posts={shown} page={page} />}
      <div className="space-y-2 sm:space-y-4">
        <TopicPager topic={topic} page={page} place="above" />
        <WhilePending shape="posts">
          <div className="space-y-2 sm:space-y-4">
            {shown.map((post) => (
              <PostArticle key={post.id} post={post} topic={topic} />
            ))}
            {outbox.sending !== null && <PendingPost html={outbox.sending} />}
          </div>
        </WhilePending>
        <TopicPager topic={topic} page={page} place="below" />
        <ReplyForm topic={topic} draft={draft} quote={quote} state={state} outbox={outbox} />
      </div>
      <LateTopicNews topic={topic} posts={shown} page={page} />
      <ReadingPill topic={topic} posts={shown} page={page} />
    </Page>
  );
}

/** A link to the first unread post, where the page begins with another. */
function ContinueReading({ first }: { first: number }) {
  const t = useTranslations("forums");
  const { topic } = useLoaderData<typeof loader>();
  const number = firstUnread(topic);
  if (number === null || number <= first) return null;
  return (
    <p className="mb-4">
      <Link
        to={topicPath(topic, number)}
        className="inline-flex min-h-11 items-center rounded-control bg-accent-soft px-4 font-medium text-accent"
      >
        {t("continueReading", { number })}
      </Link>
    </p>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => (data ? topicMeta(data, matches) : []);

function readPosition(search: URLSearchParams, timeZone: string): TopicPosition {
  const number = (name: string) => {
    const text = search.get(name);
    if (!text) return undefined;
    const value = parseInteger(text);
    if (value === null) throw new DomainError("number_malformed");
    return value;
  };
  const [from, before, at] = [number("from"), number("before"), search.get("at")?.trim()];
  if (from !== undefined) return { from };
  if (before !== undefined) return { before };
  if (at) return readPlace(at, timeZone);
  if (search.has("last")) return { last: true };
  return search.has("unread") ? { unread: true } : {};
}

/** Where a reader asked to go: the number of a post, or the day from which on to read. */
function readPlace(text: string, timeZone: string): TopicPosition {
  const from = parseInteger(text);
  if (from !== null) return { from };
  const date = parseDay(text, timeZone);
  if (!date) throw new DomainError("date_malformed");
  return { date };
}
