import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { Pencil, Trash2 } from "lucide-react";
import { useTranslations } from "use-intl";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { Badge } from "#app/components/ui/badge.tsx";
import { Button, ButtonLink } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeading } from "#app/components/ui/page.tsx";
import { Time } from "#app/components/ui/time.tsx";
import { type DraftCard, type DraftPlace, listDrafts } from "#app/domain/forums/list-drafts.server.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { wordsFor } from "#app/http/language.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { draftPath, draftsPath, editPostPath, newTopicPath, topicPath, writePath } from "#app/paths.ts";

export const loader = respond(async ({ request }: LoaderFunctionArgs) => {
  const drafts = await listDrafts(await requireActor(request));
  const t = await wordsFor(request, "forums");
  return { drafts, head: { title: t("drafts"), path: draftsPath(), hidden: true } };
});

export default function Drafts() {
  const t = useTranslations("forums");
  const { drafts } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading title={t("drafts")} />
      {drafts.length === 0 ? (
        <EmptyState drawing="pencil" title={t("noDrafts")}>
          <ButtonLink to={writePath()}>{t("newTopic")}</ButtonLink>
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line border-line bg-surface-raised max-sm:-mx-4 max-sm:border-y sm:rounded-card sm:border">
          {drafts.map((draft) => (
            <DraftLine key={draft.key} draft={draft} />
          ))}
        </ul>
      )}
    </>
  );
}

function DraftLine({ draft }: { draft: DraftCard }) {
  const t = useTranslations("forums");
  return (
    <li className="p-4 sm:px-6">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-text-soft">
        <Badge>{t("draftOf", { kind: draft.kind })}</Badge>
        {draft.belongsTo && <bdi className="min-w-0 truncate">{draft.belongsTo.name}</bdi>}
        <Time at={draft.updatedAt} className="ms-auto whitespace-nowrap" />
      </p>
      <p dir="auto" className="mt-2 line-clamp-3 max-w-[35rem] text-as-page wrap-anywhere">
        {draft.title || draft.excerpt}
      </p>
      <div className="mt-2 -ms-3 flex flex-wrap gap-1">
        {draft.belongsTo && (
          <ButtonLink variant="quiet" size="small" to={placeOf(draft.belongsTo)} className="text-accent!">
            <Pencil aria-hidden size={18} strokeWidth={1.75} />
            {t("continueDraft")}
          </ButtonLink>
        )}
        <Form method="post" action={draftPath(draft.key)} preventScrollReset>
          <Button variant="quiet" size="small">
            <Trash2 aria-hidden size={18} strokeWidth={1.75} />
            {t("discardDraft")}
          </Button>
        </Form>
      </div>
    </li>
  );
}

function placeOf(place: DraftPlace): string {
  if (place.kind === "topic") return `${topicPath(place.topic)}?last=yes#reply`;
  return place.kind === "new" ? newTopicPath(place.forum) : editPostPath(place.postId);
}

export const meta: MetaFunction<typeof loader> = headMeta;
