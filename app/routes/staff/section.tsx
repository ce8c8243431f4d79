import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { Field } from "#app/components/form/field.tsx";
import { ProblemBox } from "#app/components/form/problem-text.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { BackTo } from "#app/components/staff/pieces.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { PageHeading } from "#app/components/ui/page.tsx";
import { DomainError } from "#app/domain/core/errors.ts";
import type { FormState } from "#app/domain/core/form-state.ts";
import { createSection } from "#app/domain/forums/create-section.server.ts";
import { CreateSection, UpdateSection } from "#app/domain/forums/forum-schema.ts";
import { listSectionPlan } from "#app/domain/forums/list-forum-plan.server.ts";
import { updateSection } from "#app/domain/forums/update-section.server.ts";
import { readForm, submit } from "#app/http/forms.server.ts";
import { wordsFor } from "#app/http/language.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { requireStaff } from "#app/http/staff.server.ts";
import { fresh, staffForumsPath, staffSectionPath } from "#app/paths.ts";

export const loader = respond(async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await requireStaff(request, "forums.manage");
  const t = await wordsFor(request, "staff");
  const id = params.section!;
  const section = id === fresh ? null : (await listSectionPlan(actor)).find((one) => one.id === id);
  if (section === undefined) throw new DomainError("not_found");
  return { section, head: { title: section?.name ?? t("newSection"), path: staffSectionPath(id), hidden: true } };
});

export const action = respond(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireStaff(request, "forums.manage");
  const form = await readForm(request);
  const options = { form, goTo: () => staffForumsPath() };
  if (params.section === fresh) return submit(request, CreateSection, (input) => createSection(actor, input), options);
  form.set("sectionId", params.section!);
  return submit(request, UpdateSection, (input) => updateSection(actor, input), options);
});

export default function EditSection() {
  const t = useTranslations("staff");
  const { section } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>() as FormState | undefined;
  return (
    <>
      <BackTo to={staffForumsPath()} place={t("forumsPlace")} />
      <PageHeading title={t(section ? "editSection" : "newSection")} />
      <Card>
        <Form method="post" className="space-y-4">
          <ProblemBox problem={state?.errors[""]} />
          <Field
            name="name"
            label={t("sectionName")}
            state={state}
            defaultValue={section?.name}
            required
            maxLength={160}
            dir="auto"
          />
          <Field
            name="nameEn"
            label={t("nameEn")}
            state={state}
            defaultValue={section?.nameEn}
            maxLength={160}
            dir="auto"
          />
          <Field
            name="position"
            label={t("position")}
            hint={t("positionHint")}
            state={state}
            defaultValue={section?.position ?? 0}
            type="number"
            min={0}
            dir="ltr"
          />
          <Button>{t(section ? "save" : "create")}</Button>
        </Form>
      </Card>
    </>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
