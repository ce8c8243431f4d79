import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { Field } from "#app/components/form/field.tsx";
import { ProblemBox } from "#app/components/form/problem-text.tsx";
import { RefusalNote } from "#app/components/forums/refusal-note.tsx";
import { notSentIn, stayOnForm, useDraftAgain } from "#app/components/forums/stay-on-form.ts";
import { WritingField } from "#app/components/forums/writing-field.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { Button, ButtonLink } from "#app/components/ui/button.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { PageHeading } from "#app/components/ui/page.tsx";
import { editPost } from "#app/domain/forums/edit-post.server.ts";
import { getDraft } from "#app/domain/forums/get-draft.server.ts";
import { getPostSource } from "#app/domain/forums/get-post-source.server.ts";
import { EditPost } from "#app/domain/forums/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { submit } from "#app/http/forms.server.ts";
import { readFormWithImage } from "#app/http/image-form.server.ts";
import { wordsFor } from "#app/http/language.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { editPostPath, postPath } from "#app/paths.ts";

export const loader = respond(async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await requireActor(request);
  const source = await getPostSource(actor, params.post!);
  const t = await wordsFor(request, "forums");
  const head = { title: t("editPost"), path: editPostPath(source.id), hidden: true };
  return { source, head, draft: await getDraft(actor, `post:${source.id}`) };
});

export const action = respond(async ({ request }: ActionFunctionArgs) => {
  const actor = await requireActor(request);
  const read = await readFormWithImage(request, actor);
  return submit(request, EditPost, (input) => editPost(actor, input), {
    ...read,
    goTo: ({ postId }) => postPath(postId),
  });
});

export const clientAction = stayOnForm;

export default function EditPostPage() {
  const t = useTranslations("forums");
  const { source, draft } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const busy = useNavigation().state === "submitting";
  const notSent = notSentIn(state);
  return (
    <>
      <PageHeading title={t("editPost")} />
      <Card>
        <Form ref={useDraftAgain(state)} method="post" encType="multipart/form-data" className="space-y-6">
          <input type="hidden" name="postId" value={source.id} />
          <input type="hidden" name="revision" value={source.revision} />
          <ProblemBox problem={state?.errors[""] ?? state?.errors.revision} />
          {source.title !== null && (
            <Field name="title" label={t("titleLabel")} state={state} required dir="auto" defaultValue={source.title} />
          )}
          <WritingField
            label={t("bodyLabel")}
            state={state}
            draftKey={`post:${source.id}`}
            initialDraft={draft?.document}
            initialDocument={source.document}
            images={source.images}
            rows={8}
          />
          {!source.isOwn && (
            <Field name="reason" label={t("editReason")} hint={t("reasonHint")} state={state} dir="auto" />
          )}
          <RefusalNote refusal={notSent} />
          <div className="flex justify-end gap-2">
            <ButtonLink variant="quiet" to={postPath(source.id)}>
              {t("cancel")}
            </ButtonLink>
            <Button aria-busy={busy}>{t(notSent ? "sendAgain" : "saveEdit")}</Button>
          </div>
        </Form>
      </Card>
    </>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
