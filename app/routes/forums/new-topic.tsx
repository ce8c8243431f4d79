import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { useLocalName } from "#app/components/forums/forum-name.tsx";
import { NewTopicForm } from "#app/components/forums/new-topic-form.tsx";
import { stayOnForm } from "#app/components/forums/stay-on-form.ts";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { PageHeading } from "#app/components/ui/page.tsx";
import { demandActive } from "#app/domain/core/demand-active.ts";
import { DomainError, isDomainError } from "#app/domain/core/errors.ts";
import { createTopic } from "#app/domain/forums/create-topic.server.ts";
import { getDraft } from "#app/domain/forums/get-draft.server.ts";
import { getForum } from "#app/domain/forums/get-forum.server.ts";
import { productsMax } from "#app/domain/forums/rules.ts";
import { CreateTopic } from "#app/domain/forums/schema.ts";
import { findNamedProducts } from "#app/domain/products/find-named-products.server.ts";
import { listProductNames } from "#app/domain/products/list-product-names.server.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { submit } from "#app/http/forms.server.ts";
import { readFormWithImage } from "#app/http/image-form.server.ts";
import { wordsFor } from "#app/http/language.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { newTopicPath, topicPath, writePath } from "#app/paths.ts";

export const loader = respond(async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await requireActor(request);
  const forum = await getForum(actor, params.forum!);
  demandActive(actor);
  if (!forum.can.startTopic) throw new DomainError("forum_closed_to_you");
  const t = await wordsFor(request, "forums");
  const head = { title: t("newTopicIn", { forum: forum.name }), path: newTopicPath(forum), hidden: true };
  const draft = await getDraft(actor, `new:${forum.id}`);
  return { forum, head, draft, products: await listProductNames(draft?.fields.productIds ?? []) };
});

export const action = respond(async ({ request }: ActionFunctionArgs) => {
  const actor = await requireActor(request);
  const { form, refused } = await readFormWithImage(request, actor);
  const unclear = await nameProducts(form);
  return submit(request, CreateTopic, (input) => createTopic(actor, input), {
    form,
    refused: refused ?? unclear,
    goTo: (topic) => topicPath(topic),
  });
});

export const clientAction = stayOnForm;

/** Adds the products that were named in words, where no script could choose them; answers what was wrong with one. */
async function nameProducts(form: FormData): Promise<DomainError | null> {
  const names = form.get("productNames");
  try {
    const found = await findNamedProducts(typeof names === "string" ? names : "", productsMax);
    for (const id of found) form.append("productIds", id);
    return null;
  } catch (error) {
    if (isDomainError(error)) return error;
    throw error;
  }
}

export default function NewTopic() {
  const t = useTranslations("forums");
  const nameOf = useLocalName();
  const { forum, draft, products } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <>
      <PageHeading
        title={t("newTopicIn", { forum: nameOf(forum) })}
        actions={
          <ButtonLink variant="quiet" size="small" to={writePath()} className="max-sm:-ms-3">
            {t("otherForum")}
          </ButtonLink>
        }
      />
      <NewTopicForm key={forum.id} forum={forum} draft={draft} products={products} state={state} />
    </>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
