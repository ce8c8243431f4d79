import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { SettingsPage } from "#app/components/accounts/settings-nav.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { Button, ButtonLink } from "#app/components/ui/button.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { requireActor } from "#app/http/actor.server.ts";
import { wordsFor } from "#app/http/language.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { leavePath, ownDataPath, settingsDataPath } from "#app/paths.ts";

export const loader = respond(async ({ request }: LoaderFunctionArgs) => {
  await requireActor(request);
  const t = await wordsFor(request, "profile");
  return { head: { title: t("dataTitle"), path: settingsDataPath(), hidden: true } };
});

export default function SettingsData() {
  const t = useTranslations("profile");
  return (
    <SettingsPage>
      <Card>
        <h2 className="text-lg">{t("downloadHeading")}</h2>
        <p className="mt-1 mb-4 text-text-soft">{t("downloadHint")}</p>
        <Form method="post" action={ownDataPath()} reloadDocument>
          <Button variant="secondary">{t("download")}</Button>
        </Form>
      </Card>
      <Card>
        <h2 className="text-lg">{t("leaveHeading")}</h2>
        <p className="mt-1 mb-4 text-text-soft">{t("leaveHint")}</p>
        <ButtonLink to={leavePath()} variant="danger">
          {t("leaveStart")}
        </ButtonLink>
      </Card>
    </SettingsPage>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
