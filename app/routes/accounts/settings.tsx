import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { ProfileForm } from "#app/components/accounts/profile-form.tsx";
import { SessionList } from "#app/components/accounts/session-list.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { Card } from "#app/components/ui/card.tsx";
import { PageHeading } from "#app/components/ui/page.tsx";
import { endSession } from "#app/domain/accounts/end-session.server.ts";
import { getProfile } from "#app/domain/accounts/get-profile.server.ts";
import { listSessions } from "#app/domain/accounts/list-sessions.server.ts";
import { UpdateProfile } from "#app/domain/accounts/schema.ts";
import { updateProfile } from "#app/domain/accounts/update-profile.server.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { languageCookie, readCookie, sessionCookie } from "#app/http/cookies.server.ts";
import { readForm, submit } from "#app/http/forms.server.ts";
import { wordsFor } from "#app/http/language.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { leadOn } from "#app/http/signing-in.server.ts";
import { settingsPath } from "#app/paths.ts";

export const loader = respond(async ({ request }: LoaderFunctionArgs) => {
  const actor = await requireActor(request);
  const t = await wordsFor(request, "accounts");
  return {
    profile: await getProfile(actor),
    sessions: await listSessions(actor, await readCookie(sessionCookie, request)),
    saved: new URL(request.url).searchParams.has("saved"),
    head: { title: t("settingsTitle"), path: settingsPath(), hidden: true },
  };
});

export const action = respond(async ({ request }: ActionFunctionArgs) => {
  const actor = await requireActor(request);
  const form = await readForm(request);
  if (form.get("intent") === "end-session") {
    await endSession(actor, { sessionId: String(form.get("sessionId")) });
    throw redirect(settingsPath(), 303);
  }
  const update = async (input: UpdateProfile) => {
    await updateProfile(actor, input);
    return leadOn(`${settingsPath()}?saved`, await languageCookie.serialize(input.locale));
  };
  return submit(request, UpdateProfile, update, { form, goTo: (answer) => answer });
});

export default function Settings() {
  const t = useTranslations("accounts");
  const { profile, sessions, saved } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <div className="max-w-2xl space-y-6">
      <PageHeading title={t("settingsTitle")} />
      {saved && !state && (
        <p role="status" className="rounded-control border border-line bg-surface-sunken px-4 py-3">
          {t("saved")}
        </p>
      )}
      <Card>
        <h2 className="mb-4 text-lg">{t("profileHeading")}</h2>
        <ProfileForm profile={profile} state={state} />
      </Card>
      <Card>
        <h2 className="mb-2 text-lg">{t("sessionsHeading")}</h2>
        <SessionList sessions={sessions} />
      </Card>
    </div>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
