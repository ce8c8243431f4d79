import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { PostExcerpt } from "#app/components/forums/opened-post.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { PageHeading } from "#app/components/ui/page.tsx";
import { getPost, listReplies } from "#app/domain/forums/list-replies.server.ts";
import { optionalActor } from "#app/http/actor.server.ts";
import { wordsFor } from "#app/http/language.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { postPath, postRepliesPath } from "#app/paths.ts";

/** A post and the replies to it: loaded into the topic's page where scripts run, a page of its own where they do not. */
export const loader = respond(async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await optionalActor(request);
  const [post, replies] = await Promise.all([getPost(actor, params.post!), listReplies(actor, params.post!)]);
  const t = await wordsFor(request, "forums");
  const head = { title: t("repliesHere", { count: replies.length }), path: postRepliesPath(post.id), hidden: true };
  return { post, replies, head };
});

export default function Replies() {
  const t = useTranslations("forums");
  const { post, replies } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink to={postPath(post.id)}>{t("backToPost")}</BackLink>
      <PageHeading title={t("repliesHere", { count: replies.length })} />
      <Card>
        <PostExcerpt post={post} />
      </Card>
      <ul className="mt-4 space-y-4">
        {replies.map((reply) => (
          <li key={reply.id}>
            <Card>
              <PostExcerpt post={reply} />
            </Card>
          </li>
        ))}
      </ul>
    </>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
