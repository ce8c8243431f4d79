import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Children } from "react";
import { useTranslations } from "use-intl";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { Avatar } from "#app/components/ui/avatar.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { PageHeading } from "#app/components/ui/page.tsx";
import { Time } from "#app/components/ui/time.tsx";
import { listPostHistory } from "#app/domain/forums/list-post-history.server.ts";
import type { PostVersion } from "#app/domain/forums/views.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { wordsFor } from "#app/http/language.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { postHistoryPath, postPath } from "#app/paths.ts";

export const loader = respond(async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await requireActor(request);
  const versions = await listPostHistory(actor, params.post!);
  const t = await wordsFor(request, "forums");
  const head = { title: t("history"), path: postHistoryPath(params.post!), hidden: true };
  return { postId: params.post!, versions, head };
});

export default function PostHistory() {
  const t = useTranslations("forums");
  const { postId, versions } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink to={postPath(postId)}>{t("backToPost")}</BackLink>
      <PageHeading title={t("history")} />
      <ol className="space-y-4">
        {versions.map((version) => (
          <li key={version.revision}>
            <Version version={version} />
          </li>
        ))}
      </ol>
    </>
  );
}

function Version({ version }: { version: PostVersion }) {
  const t = useTranslations("forums");
  return (
    <Card>
      <div className="flex items-center gap-3">
        <Avatar member={version.editor} />
        <div className="min-w-0">
          <h2 className="text-base leading-6">{t("historyVersion", { number: version.revision + 1 })}</h2>
          <p className="text-sm leading-6 text-text-soft">
            <bdi>{version.editor.name}</bdi> · <Time at={version.createdAt} />
          </p>
        </div>
      </div>
      <p
        dir="auto"
        className="mt-4 max-w-[35rem] text-start leading-[1.9] whitespace-pre-wrap wrap-anywhere sm:ms-[52px]"
      >
        {Children.toArray(version.changes.map(({ change, text }) => marks[change](text)))}
      </p>
    </Card>
  );
}

const marks = {
  same: (text: string) => <span>{text}</span>,
  added: (text: string) => (
    <ins className="rounded-sm bg-good-soft text-good underline decoration-dotted underline-offset-4">{text}</ins>
  ),
  removed: (text: string) => <del className="rounded-sm bg-bad-soft text-bad">{text}</del>,
};

export const meta: MetaFunction<typeof loader> = headMeta;
