import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useTranslations } from "use-intl";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { PageHeading } from "#app/components/ui/page.tsx";
import { wordsFor } from "#app/http/language.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { leftPath } from "#app/paths.ts";

export const loader = respond(async ({ request }: LoaderFunctionArgs) => {
  const t = await wordsFor(request, "profile");
  return { head: { title: t("leftTitle"), path: leftPath(), hidden: true } };
});

export default function Left() {
  const t = useTranslations("profile");
  return <PageHeading title={t("leftTitle")} hint={t("leftHint")} />;
}

export const meta: MetaFunction<typeof loader> = headMeta;
