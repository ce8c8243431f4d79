import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { DeliveryList } from "#app/components/integrations/delivery-list.tsx";
import { SecretCard } from "#app/components/integrations/secret-card.tsx";
import { WebhookBadge } from "#app/components/integrations/webhook-badge.tsx";
import { WebhookFields } from "#app/components/integrations/webhook-fields.tsx";
import { Deed, EndTools, SecretTools } from "#app/components/integrations/webhook-tools.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { BackTo, Section } from "#app/components/staff/pieces.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageHeading } from "#app/components/ui/page.tsx";
import type { MemberActor } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { deleteWebhook } from "#app/domain/integrations/delete-webhook.server.ts";
import { listDeliveries } from "#app/domain/integrations/list-deliveries.server.ts";
import { getWebhook } from "#app/domain/integrations/list-webhooks.server.ts";
import { replayDeadDeliveries, replayDelivery } from "#app/domain/integrations/replay-deliveries.server.ts";
import { rotateWebhookSecret } from "#app/domain/integrations/rotate-webhook-secret.server.ts";
import { sendTestEvent } from "#app/domain/integrations/send-test-event.server.ts";
import { updateWebhook } from "#app/domain/integrations/update-webhook.server.ts";
import { deliveryStates } from "#app/domain/integrations/webhook-rules.ts";
import { CreateWebhook } from "#app/domain/integrations/webhook-schema.ts";
import type { WebhookView } from "#app/domain/integrations/webhook-views.ts";
import { readForm, submit } from "#app/http/forms.server.ts";
import { wordsFor } from "#app/http/language.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { requireStaff } from "#app/http/staff.server.ts";
import { limitWrites } from "#app/http/write-limit.server.ts";
import { webhookPath, webhooksPath } from "#app/paths.ts";

export const loader = respond(async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await requireStaff(request, "integrations.manage");
  const webhook = await getWebhook(actor, params.webhook!);
  const { searchParams } = new URL(request.url);
  const state = deliveryStates.find((one) => one === searchParams.get("state"));
  const after = searchParams.get("after");
  const said = searchParams.get("said");
  const t = await wordsFor(request, "staff");
  const head = { title: t("integrations.title"), path: webhookPath(webhook), hidden: true };
  const deliveries = await listDeliveries(actor, { webhookId: webhook.id, state, after });
  return { webhook, deliveries, state, said, head };
});

/** What each button of the page does, and what is said of it afterwards. */
const deeds: Record<string, (actor: MemberActor, id: string, form: FormData) => Promise<string>> = {
  test: async (actor, id) => {
    await sendTestEvent(actor, id);
    return "test";
  },
  replay: async (actor, id, form) => {
    await replayDelivery(actor, id, String(form.get("deliveryId")));
    return "replay";
  },
  "replay-dead": async (actor, id) => `dead-${(await replayDeadDeliveries(actor, id)).replayed}`,
  stop: async (actor, id) => {
    await updateWebhook(actor, id, { disabled: true });
    return "saved";
  },
  resume: async (actor, id) => {
    await updateWebhook(actor, id, { disabled: false });
    return "saved";
  },
};

export const action = respond(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireStaff(request, "integrations.manage");
  const id = params.webhook!;
  const form = await readForm(request);
  const intent = String(form.get("intent"));
  if (intent === "save") {
    const save = (input: CreateWebhook) => updateWebhook(actor, id, input);
    return submit(request, CreateWebhook, save, { form, goTo: () => `${webhookPath({ id })}?said=saved` });
  }
  await limitWrites(request);
  if (intent === "rotate" || intent === "rotate-now") {
    const { secret } = await rotateWebhookSecret(actor, id, { immediately: intent === "rotate-now" });
    return data({ secret }, { headers: { "Cache-Control": "no-store" } });
  }
  if (intent === "delete") {
    await deleteWebhook(actor, id);
    return redirect(webhooksPath(), 303);
  }
  if (!Object.hasOwn(deeds, intent)) throw new DomainError("invalid");
  const said = await deeds[intent]!(actor, id, form);
  return redirect(`${webhookPath({ id })}?said=${said}`, 303);
});

export default function Webhook() {
  const t = useTranslations("staff.integrations");
  const { webhook, deliveries, state, said } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isOn = webhook.disabledAt === null;
  return (
    <div className="max-w-3xl space-y-6">
      <BackTo to={webhooksPath()} place={t("title")} />
      <PageHeading
        title={<bdi className="break-all">{webhook.description || new URL(webhook.address).host}</bdi>}
        hint={<WebhookBadge webhook={webhook} />}
        actions={isOn ? <Deed intent="test" verb={t("test")} /> : <Deed intent="resume" verb={t("switchOn")} />}
      />
      {answer && "secret" in answer && <SecretCard secret={answer.secret} />}
      {said && !answer && <Said said={said} />}
      <Section title={t("messagesHeading")}>
        {isOn && webhook.dead > 0 && (
          <div className="mb-4">
            <Deed intent="replay-dead" verb={t("replayDead")} hint={t("deadCount", { count: webhook.dead })} />
          </div>
        )}
        <DeliveryList page={deliveries} state={state} canSend={isOn} />
      </Section>
      <Section title={t("settingsHeading")}>
        <Settings webhook={webhook} state={answer && "errors" in answer ? answer : undefined} />
      </Section>
      <SecretTools webhook={webhook} />
      <EndTools webhook={webhook} />
    </div>
  );
}

function Settings({ webhook, state }: { webhook: WebhookView; state: Parameters<typeof WebhookFields>[0]["state"] }) {
  const t = useTranslations("staff.integrations");
  const busy = useNavigation().formData?.get("intent") === "save";
  return (
    <Form method="post" className="space-y-5">
      <WebhookFields state={state} webhook={webhook} />
      <Button name="intent" value="save" aria-busy={busy}>
        {t("save")}
      </Button>
    </Form>
  );
}

function Said({ said }: { said: string }) {
  const t = useTranslations("staff.integrations");
  const [, count] = /^dead-(\d{1,6})$/.exec(said) ?? [];
  const sentences = new Map([
    ["test", t("testSent")],
    ["replay", t("replayed")],
    ["saved", t("saved")],
  ]);
  const sentence = count ? t("replayedDead", { count: Number(count) }) : sentences.get(said);
  if (!sentence) return null;
  return (
    <p role="status" className="rounded-control border border-line bg-surface-sunken px-4 py-3">
      {sentence}
    </p>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
