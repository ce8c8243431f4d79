import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { PasswordField } from "#app/components/accounts/password-field.tsx";
import { SettingsStep } from "#app/components/accounts/settings-step.tsx";
import { ProblemBox } from "#app/components/form/problem-text.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { Button } from "#app/components/ui/button.tsx";
import { changePassword, removePassword } from "#app/domain/accounts/change-password.server.ts";
import { NoInput } from "#app/domain/accounts/change-schema.ts";
import { getSignIn } from "#app/domain/accounts/get-sign-in.server.ts";
import { ChangePassword } from "#app/domain/accounts/password-schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { readForm, submit } from "#app/http/forms.server.ts";
import { wordsFor } from "#app/http/language.server.ts";
import { ownBrowser, requireConfirmedPage } from "#app/http/own-browser.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { changePasswordPath, savedSignInPath, settingsSignInPath } from "#app/paths.ts";

export const loader = respond(async ({ request }: LoaderFunctionArgs) => {
  const { actor } = await requireConfirmedPage(request);
  const { email, hasPassword, offers } = await getSignIn(actor);
  if (!email || !offers.passwords) throw redirect(settingsSignInPath());
  const t = await wordsFor(request, "signIn");
  return { email, hasPassword, head: { title: t("changePasswordTitle"), path: changePasswordPath(), hidden: true } };
});

export const action = respond(async ({ request }: ActionFunctionArgs) => {
  const actor = await requireActor(request);
  const browser = await ownBrowser(request);
  const form = await readForm(request);
  if (form.get("intent") === "remove")
    return submit(request, NoInput, () => removePassword(actor, browser), { form, goTo: savedSignInPath });
  const change = (input: ChangePassword) => changePassword(actor, input, browser);
  return submit(request, ChangePassword, change, { form, goTo: savedSignInPath });
});

export default function ChangePasswordPage() {
  const t = useTranslations("signIn");
  const { email, hasPassword } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const busy = useNavigation().state === "submitting";
  return (
    <SettingsStep title={t("changePasswordTitle")} hint={t("changePasswordHint")}>
      <Form method="post" className="space-y-5">
        <ProblemBox problem={state?.errors[""]} />
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <PasswordField state={state} isNew />
        <Button aria-busy={busy} className="w-full">
          {t("savePassword")}
        </Button>
      </Form>
      {hasPassword && (
        <Form method="post">
          <Button name="intent" value="remove" variant="danger">
            {t("removePassword")}
          </Button>
        </Form>
      )}
    </SettingsStep>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
