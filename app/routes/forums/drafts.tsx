import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { PencilLine } from "lucide-react";
import { useTranslations } from "use-intl";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { Button, ButtonLink } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeading } from "#app/components/ui/page.tsx";
import { Time } from "#app/components/ui/time.tsx";
import { type DraftCard, type DraftPlace, listDrafts } from "#app/domain/forums/list-drafts.server.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { wordsFor } from "#app/http/language.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { draftPath, draftsPath, editPostPath, newTopicPath, topicPath } from "#app/paths.ts";

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
      {drafts.length === 0 && <EmptyState icon={PencilLine} title={t("noDrafts")} />}
      <ul className="space-y-3">
        {drafts.map((draft) => (
          <DraftLine key={draft.key} draft={draft} />
        ))}
      </ul>
    </>
  );
}

function DraftLine({ draft }: { draft: DraftCard }) {
  const t = useTranslations("forums");
  return (
    <li className="rounded-card border border-line bg-surface-raised p-4">
      <p className="flex flex-wrap gap-x-2 text-sm text-text-soft">
        <span>{t("draftOf", { kind: draft.kind })}</span>
        {draft.belongsTo && <bdi>{draft.belongsTo.name}</bdi>}
        <Time at={draft.updatedAt} className="ms-auto" />
      </p>
      <p dir="auto" className="mt-1 line-clamp-3 text-as-page wrap-anywhere">
        {draft.title || draft.excerpt}
      </p>
      <div className="mt-2 flex gap-2">
        {draft.belongsTo && (
          <ButtonLink size="small" to={placeOf(draft.belongsTo)}>
            {t("continueDraft")}
          </ButtonLink>
        )}
        <Form method="post" action={draftPath(draft.key)} reloadDocument>
          <Button variant="quiet" size="small">
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
