import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { SavedNote } from "#app/components/accounts/saved-note.tsx";
import { ProblemBox } from "#app/components/form/problem-text.tsx";
import { TextArea } from "#app/components/form/text-area.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { Button, ButtonLink } from "#app/components/ui/button.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { PageHeading } from "#app/components/ui/page.tsx";
import { Time } from "#app/components/ui/time.tsx";
import { getClubRules } from "#app/domain/accounts/club-rules.server.ts";
import { publishRules } from "#app/domain/accounts/publish-rules.server.ts";
import { PublishRules } from "#app/domain/accounts/rules-schema.ts";
import type { FormState } from "#app/domain/core/form-state.ts";
import { submit } from "#app/http/forms.server.ts";
import { wordsFor } from "#app/http/language.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { requireStaff } from "#app/http/staff.server.ts";
import { rulesPath, staffRulesPath } from "#app/paths.ts";

export const loader = respond(async ({ request }: LoaderFunctionArgs) => {
  await requireStaff(request, "club.manage");
  const t = await wordsFor(request, "staff");
  const saved = new URL(request.url).searchParams.has("saved");
  return { rules: await getClubRules(), saved, head: { title: t("rulesTitle"), path: staffRulesPath(), hidden: true } };
});

export const action = respond(async ({ request }: ActionFunctionArgs) => {
  const actor = await requireStaff(request, "club.manage");
  return submit(request, PublishRules, (input) => publishRules(actor, input), {
    goTo: () => `${staffRulesPath()}?saved`,
  });
});

export default function EditRules() {
  const t = useTranslations("staff");
  const { rules, saved } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>() as FormState | undefined;
  const { since } = rules;
  return (
    <>
      <PageHeading
        title={t("rulesTitle")}
        hint={t("rulesHint")}
        actions={
          <ButtonLink variant="secondary" size="small" to={rulesPath()}>
            {t("rulesRead")}
          </ButtonLink>
        }
      />
      <div className="space-y-4">
        {saved && !state && <SavedNote />}
        <Card>
          <p className="mb-4 text-sm text-text-soft">
            {since
              ? t.rich("rulesVersion", { version: rules.version, time: () => <Time at={since} /> })
              : t("rulesNone")}
          </p>
          <Form method="post" className="space-y-4">
            <ProblemBox problem={state?.errors[""]} />
            <TextArea
              name="text"
              label={t("rulesText")}
              state={state}
              rows={16}
              required
              defaultValue={rules.text ?? ""}
            />
            <Button>{t("rulesPublish")}</Button>
          </Form>
        </Card>
      </div>
    </>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
