import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { PrivacyForm } from "#app/components/accounts/privacy-form.tsx";
import { SavedNote } from "#app/components/accounts/saved-note.tsx";
import { SettingsPage } from "#app/components/accounts/settings-nav.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { Card } from "#app/components/ui/card.tsx";
import { getProfile } from "#app/domain/accounts/get-profile.server.ts";
import { SetPrivacy } from "#app/domain/accounts/profile-schema.ts";
import { setPrivacy } from "#app/domain/accounts/set-privacy.server.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { submit } from "#app/http/forms.server.ts";
import { wordsFor } from "#app/http/language.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { settingsPrivacyPath } from "#app/paths.ts";

export const loader = respond(async ({ request }: LoaderFunctionArgs) => {
  const actor = await requireActor(request);
  const t = await wordsFor(request, "profile");
  const { privacy } = await getProfile(actor);
  const saved = new URL(request.url).searchParams.has("saved");
  const showsPresence = actor.showsPresence ?? false;
  return {
    privacy,
    showsPresence,
    saved,
    head: { title: t("privacyTitle"), path: settingsPrivacyPath(), hidden: true },
  };
});

export const action = respond(async ({ request }: ActionFunctionArgs) => {
  const actor = await requireActor(request);
  const goTo = () => `${settingsPrivacyPath()}?saved`;
  return submit(request, SetPrivacy, (privacy) => setPrivacy(actor, privacy), { goTo });
});

export default function SettingsPrivacy() {
  const t = useTranslations("profile");
  const { privacy, showsPresence, saved } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <SettingsPage>
      {saved && !state && <SavedNote />}
      <Card>
        <h2 className="text-lg">{t("privacyHeading")}</h2>
        <p className="mt-1 mb-5 text-text-soft">{t("privacyHint")}</p>
        <PrivacyForm privacy={privacy} showsPresence={showsPresence} state={state} />
      </Card>
    </SettingsPage>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
