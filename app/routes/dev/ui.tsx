import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { Showcase } from "#app/components/showcase/showcase.tsx";
import { DomainError } from "#app/domain/core/errors.ts";
import { wordsFor } from "#app/http/language.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { uiPath } from "#app/paths.ts";
import { hasSmsGateway } from "#app/platform/messages/send.server.ts";

/** Like the outbox, it is there until the club has a gateway for SMS, without which nobody opens one to the public. */
export const loader = respond(async ({ request }: LoaderFunctionArgs) => {
  if (hasSmsGateway()) throw new DomainError("not_found");
  const t = await wordsFor(request, "ui");
  return { head: { title: t("title"), path: uiPath(), hidden: true } };
});

export default Showcase;

export const meta: MetaFunction<typeof loader> = headMeta;
