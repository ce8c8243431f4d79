import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
  redirectDocument,
} from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { LeaveForm } from "#app/components/accounts/leave-form.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { NarrowPage, PageHeading } from "#app/components/ui/page.tsx";
import { leaveClub } from "#app/domain/accounts/leave-club.server.ts";
import { LeaveClub } from "#app/domain/accounts/profile-schema.ts";
import { isDomainError } from "#app/domain/core/errors.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { confirmedCookie, sessionCookie } from "#app/http/cookies.server.ts";
import { submit } from "#app/http/forms.server.ts";
import { wordsFor } from "#app/http/language.server.ts";
import { ownBrowser, requireConfirmedPage } from "#app/http/own-browser.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { confirmIdentityPath, leavePath, leftPath, settingsDataPath } from "#app/paths.ts";

export const loader = respond(async ({ request }: LoaderFunctionArgs) => {
  await requireConfirmedPage(request);
  const t = await wordsFor(request, "profile");
  return { head: { title: t("leaveTitle"), path: leavePath(), hidden: true } };
});

export const action = respond(async ({ request }: ActionFunctionArgs) => {
  const actor = await requireActor(request);
  const leave = async (input: LeaveClub) => {
    await leaveClub(actor, input, await ownBrowser(request)).catch(confirmFirst);
    const headers = new Headers();
    for (const cookie of [sessionCookie, confirmedCookie])
      headers.append("Set-Cookie", await cookie.serialize("", { maxAge: 0 }));
    return redirectDocument(leftPath(), { status: 303, headers });
  };
  return submit(request, LeaveClub, leave, { goTo: (answer) => answer });
});

/** The proof lasts a few minutes; who thought longer gives it again. */
function confirmFirst(error: unknown): never {
  if (isDomainError(error) && error.code === "confirmation_needed")
    throw redirect(confirmIdentityPath(leavePath()), 303);
  throw error;
}

export default function LeaveClubPage() {
  const t = useTranslations("profile");
  const accounts = useTranslations("accounts");
  const state = useActionData<typeof action>();
  return (
    <NarrowPage>
      <BackLink to={settingsDataPath()}>{accounts("settingsTitle")}</BackLink>
      <PageHeading title={t("leaveTitle")} hint={t("leaveHint")} />
      <Card>
        <LeaveForm state={state} />
      </Card>
    </NarrowPage>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
