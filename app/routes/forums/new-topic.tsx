import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { useLocalName } from "#app/components/forums/forum-name.tsx";
import { NewTopicForm } from "#app/components/forums/new-topic-form.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { PageHeading } from "#app/components/ui/page.tsx";
import { DomainError } from "#app/domain/core/errors.ts";
import { createTopic } from "#app/domain/forums/create-topic.server.ts";
import { demandActive } from "#app/domain/forums/demand.ts";
import { getDraft } from "#app/domain/forums/get-draft.server.ts";
import { getForum } from "#app/domain/forums/get-forum.server.ts";
import { CreateTopic } from "#app/domain/forums/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { submit } from "#app/http/forms.server.ts";
import { readFormWithImage } from "#app/http/image-form.server.ts";
import { wordsFor } from "#app/http/language.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { newTopicPath, topicPath } from "#app/paths.ts";

export const loader = respond(async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await requireActor(request);
  const forum = await getForum(actor, params.forum!);
  demandActive(actor);
  if (!forum.can.startTopic) throw new DomainError("forum_closed_to_you");
  const t = await wordsFor(request, "forums");
  const head = { title: t("newTopicIn", { forum: forum.name }), path: newTopicPath(forum), hidden: true };
  return { forum, head, draft: await getDraft(actor, `new:${forum.id}`) };
});

export const action = respond(async ({ request }: ActionFunctionArgs) => {
  const actor = await requireActor(request);
  const read = await readFormWithImage(request, actor);
  return submit(request, CreateTopic, (input) => createTopic(actor, input), {
    ...read,
    goTo: (topic) => topicPath(topic),
  });
});

export default function NewTopic() {
  const t = useTranslations("forums");
  const nameOf = useLocalName();
  const { forum, draft } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <>
      <PageHeading title={t("newTopicIn", { forum: nameOf(forum) })} />
      <NewTopicForm forum={forum} draft={draft} state={state} />
    </>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
