import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useNavigation } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { SecretCard } from "#app/components/integrations/secret-card.tsx";
import { WebhookFields } from "#app/components/integrations/webhook-fields.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { BackTo } from "#app/components/staff/pieces.tsx";
import { Button, ButtonLink } from "#app/components/ui/button.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { PageHeading } from "#app/components/ui/page.tsx";
import { createWebhook } from "#app/domain/integrations/create-webhook.server.ts";
import { CreateWebhook } from "#app/domain/integrations/webhook-schema.ts";
import { submit } from "#app/http/forms.server.ts";
import { wordsFor } from "#app/http/language.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { requireStaff } from "#app/http/staff.server.ts";
import { newWebhookPath, webhookPath, webhooksPath } from "#app/paths.ts";

export const loader = respond(async ({ request }: LoaderFunctionArgs) => {
  await requireStaff(request, "integrations.manage");
  const t = await wordsFor(request, "staff");
  return { head: { title: t("integrations.newTitle"), path: newWebhookPath(), hidden: true } };
});

export const action = respond(async ({ request }: ActionFunctionArgs) => {
  const actor = await requireStaff(request, "integrations.manage");
  return submit(request, CreateWebhook, (input) => createWebhook(actor, input), {
    goTo: ({ webhook: { id }, secret }) => data({ made: { id, secret } }, { headers: { "Cache-Control": "no-store" } }),
  });
});

export default function NewWebhook() {
  const t = useTranslations("staff.integrations");
  const answer = useActionData<typeof action>();
  const busy = useNavigation().state === "submitting";
  const made = answer && "made" in answer ? answer.made : null;
  if (made)
    return (
      <div className="max-w-2xl space-y-6">
        <PageHeading title={t("newTitle")} />
        <SecretCard secret={made.secret}>
          <ButtonLink to={webhookPath(made)}>{t("toWebhook")}</ButtonLink>
        </SecretCard>
      </div>
    );
  return (
    <div className="max-w-2xl">
      <BackTo to={webhooksPath()} place={t("title")} />
      <PageHeading title={t("newTitle")} />
      <Card>
        <Form method="post" className="space-y-5">
          <WebhookFields state={answer && "errors" in answer ? answer : undefined} />
          <Button aria-busy={busy}>{t("create")}</Button>
        </Form>
      </Card>
    </div>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
