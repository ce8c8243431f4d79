import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { SavedNote } from "#app/components/accounts/saved-note.tsx";
import { SessionList } from "#app/components/accounts/session-list.tsx";
import { SettingsPage } from "#app/components/accounts/settings-nav.tsx";
import { SignInSettings } from "#app/components/accounts/sign-in-settings.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { Button } from "#app/components/ui/button.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { endOtherSessions, endSession } from "#app/domain/accounts/end-session.server.ts";
import { getSignIn } from "#app/domain/accounts/get-sign-in.server.ts";
import { listSessions } from "#app/domain/accounts/list-sessions.server.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { readCookie, sessionCookie } from "#app/http/cookies.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import { wordsFor } from "#app/http/language.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { settingsSignInPath } from "#app/paths.ts";

export const loader = respond(async ({ request }: LoaderFunctionArgs) => {
  const actor = await requireActor(request);
  const t = await wordsFor(request, "signIn");
  return {
    signIn: await getSignIn(actor),
    sessions: await listSessions(actor, await readCookie(sessionCookie, request)),
    saved: new URL(request.url).searchParams.has("saved"),
    head: { title: t("settingsTab"), path: settingsSignInPath(), hidden: true },
  };
});

export const action = respond(async ({ request }: ActionFunctionArgs) => {
  const actor = await requireActor(request);
  const form = await readForm(request);
  if (form.get("intent") === "end-others") await endOtherSessions(actor, await readCookie(sessionCookie, request));
  else await endSession(actor, { sessionId: String(form.get("sessionId")) });
  return redirect(settingsSignInPath(), 303);
});

export default function SignInSettingsPage() {
  const t = useTranslations("signIn");
  const accounts = useTranslations("accounts");
  const { signIn, sessions, saved } = useLoaderData<typeof loader>();
  return (
    <SettingsPage>
      {saved && <SavedNote />}
      <Card>
        <SignInSettings signIn={signIn} />
      </Card>
      <Card>
        <h2 className="mb-2 text-lg">{accounts("sessionsHeading")}</h2>
        <SessionList sessions={sessions} />
        {sessions.length > 1 && (
          <Form method="post" className="mt-4">
            <Button name="intent" value="end-others" variant="secondary">
              {t("endOthers")}
            </Button>
          </Form>
        )}
      </Card>
    </SettingsPage>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
