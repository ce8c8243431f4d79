import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useTranslations } from "use-intl";
import { Entrance } from "#app/components/accounts/entrance.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { wordsFor } from "#app/http/language.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { homePath, leftPath } from "#app/paths.ts";

export const loader = respond(async ({ request }: LoaderFunctionArgs) => {
  const t = await wordsFor(request, "profile");
  return { head: { title: t("leftTitle"), path: leftPath(), hidden: true } };
});

export default function Left() {
  const t = useTranslations("profile");
  const shell = useTranslations("shell");
  return (
    <Entrance title={t("leftTitle")} hint={t("leftHint")}>
      <ButtonLink to={homePath()} variant="secondary" className="w-full">
        {shell("toHome")}
      </ButtonLink>
    </Entrance>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
