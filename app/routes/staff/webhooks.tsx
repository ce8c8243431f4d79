import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { WebhookBadge } from "#app/components/integrations/webhook-badge.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { Rows } from "#app/components/staff/pieces.tsx";
import { Badge } from "#app/components/ui/badge.tsx";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeading } from "#app/components/ui/page.tsx";
import { listWebhooks } from "#app/domain/integrations/list-webhooks.server.ts";
import type { WebhookView } from "#app/domain/integrations/webhook-views.ts";
import { wordsFor } from "#app/http/language.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { requireStaff } from "#app/http/staff.server.ts";
import { newWebhookPath, webhookPath, webhooksPath } from "#app/paths.ts";

export const loader = respond(async ({ request }: LoaderFunctionArgs) => {
  const actor = await requireStaff(request, "integrations.manage");
  const t = await wordsFor(request, "staff");
  return {
    webhooks: await listWebhooks(actor),
    head: { title: t("integrations.title"), path: webhooksPath(), hidden: true },
  };
});

export default function Webhooks() {
  const t = useTranslations("staff.integrations");
  const { webhooks } = useLoaderData<typeof loader>();
  const add = <ButtonLink to={newWebhookPath()}>{t("new")}</ButtonLink>;
  return (
    <>
      <PageHeading title={t("title")} hint={t("hint")} actions={webhooks.length > 0 && add} />
      {webhooks.length === 0 ? (
        <EmptyState drawing="bell" title={t("empty")}>
          {add}
        </EmptyState>
      ) : (
        <Rows>
          {webhooks.map((webhook) => (
            <WebhookLine key={webhook.id} webhook={webhook} />
          ))}
        </Rows>
      )}
    </>
  );
}

function WebhookLine({ webhook }: { webhook: WebhookView }) {
  const t = useTranslations("staff.integrations");
  const { address, description, kinds, waiting, dead } = webhook;
  return (
    <li className="px-4 py-2 pb-4">
      <Link to={webhookPath(webhook)} className="inline-block min-h-11 max-w-full content-center font-medium">
        <bdi className="break-all">{description || address}</bdi>
      </Link>
      {description && (
        <p dir="ltr" title={address} className="-mt-1 truncate text-sm text-text-soft text-as-page">
          {address}
        </p>
      )}
      <p className="mt-2 flex flex-wrap items-center gap-2 text-sm text-text-soft">
        <WebhookBadge webhook={webhook} />
        <span>{t("heardKinds", { count: kinds.length })}</span>
        {waiting > 0 && <span>{t("waitingCount", { count: waiting })}</span>}
        {dead > 0 && <Badge tone="bad">{t("deadCount", { count: dead })}</Badge>}
      </p>
    </li>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
