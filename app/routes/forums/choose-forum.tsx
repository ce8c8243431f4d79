import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { ForumChoice } from "#app/components/forums/forum-choice.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeading } from "#app/components/ui/page.tsx";
import { demandActive } from "#app/domain/core/demand-active.ts";
import { listOpenForums } from "#app/domain/forums/list-open-forums.server.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { wordsFor } from "#app/http/language.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { writePath } from "#app/paths.ts";

/** Where a new topic belongs, for who comes without a forum. */
export const loader = respond(async ({ request }: LoaderFunctionArgs) => {
  const actor = await requireActor(request);
  demandActive(actor);
  const t = await wordsFor(request, "forums");
  return { forums: await listOpenForums(actor), head: { title: t("newTopic"), path: writePath(), hidden: true } };
});

export default function ChooseForum() {
  const t = useTranslations("forums");
  const { forums } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading title={t("newTopic")} hint={t("chooseForum")} />
      {forums.length > 0 ? <ForumChoice forums={forums} /> : <EmptyState drawing="speech" title={t("noForums")} />}
    </>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
