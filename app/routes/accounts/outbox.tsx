import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { Card } from "#app/components/ui/card.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeading } from "#app/components/ui/page.tsx";
import { Time } from "#app/components/ui/time.tsx";
import { DomainError } from "#app/domain/core/errors.ts";
import { wordsFor } from "#app/http/language.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { outboxPath } from "#app/paths.ts";
import { listOutbox } from "#app/platform/messages/outbox.server.ts";
import { hasSmsGateway } from "#app/platform/messages/send.server.ts";

export const loader = respond(async ({ request }: LoaderFunctionArgs) => {
  if (hasSmsGateway()) throw new DomainError("not_found");
  const t = await wordsFor(request, "accounts");
  return { messages: await listOutbox(), head: { title: t("outboxTitle"), path: outboxPath(), hidden: true } };
});

export default function Outbox() {
  const t = useTranslations("accounts");
  const { messages } = useLoaderData<typeof loader>();
  return (
    <div>
      <PageHeading title={t("outboxTitle")} hint={t("outboxHint")} />
      {messages.length === 0 && <EmptyState drawing="bell" title={t("outboxEmpty")} />}
      <ol className="space-y-4">
        {messages.map((message) => (
          <li key={message.id}>
            <Card>
              <p className="mb-2 flex flex-wrap justify-between gap-x-4 text-sm text-text-soft">
                <bdi dir="ltr">{message.recipient}</bdi>
                <Time at={message.createdAt} />
              </p>
              <p dir="auto" className="whitespace-pre-line break-words text-as-page [unicode-bidi:plaintext]">
                {message.text}
              </p>
            </Card>
          </li>
        ))}
      </ol>
    </div>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
