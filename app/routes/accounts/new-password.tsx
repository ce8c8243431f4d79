import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { codeWasSent } from "#app/components/accounts/awaits-code.ts";
import { Entrance } from "#app/components/accounts/entrance.tsx";
import { PasswordField } from "#app/components/accounts/password-field.tsx";
import { ProveForm } from "#app/components/accounts/prove-form.tsx";
import { MailField } from "#app/components/accounts/target-field.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { requestNewPassword, setNewPassword } from "#app/domain/accounts/new-password.server.ts";
import { RequestNewPassword, SetNewPassword } from "#app/domain/accounts/password-schema.ts";
import { waysIn } from "#app/domain/accounts/ways-in.server.ts";
import { readForm, submit } from "#app/http/forms.server.ts";
import { wordsFor } from "#app/http/language.server.ts";
import { ownPath } from "#app/http/own-path.ts";
import { respond } from "#app/http/respond.server.ts";
import { codeRequestOrigin, deviceOf, welcome } from "#app/http/signing-in.server.ts";
import { newPasswordPath, signInPath } from "#app/paths.ts";

export const loader = respond(async ({ request }: LoaderFunctionArgs) => {
  const to = ownPath(new URL(request.url).searchParams.get("to"));
  if (!(await waysIn()).mailPasswords) throw redirect(signInPath(to));
  const t = await wordsFor(request, "signIn");
  return { to, head: { title: t("newPasswordTitle"), path: newPasswordPath(), hidden: true } };
});

export const action = respond(async ({ request }: ActionFunctionArgs) => {
  const form = await readForm(request);
  const set = async (input: SetNewPassword) =>
    welcome(request, ownPath(form.get("to")), await setNewPassword(input, deviceOf(request)));
  if (form.get("intent") === "verify") return submit(request, SetNewPassword, set, { form, goTo: (answer) => answer });
  const send = async (input: RequestNewPassword) => requestNewPassword(input, await codeRequestOrigin(request));
  return submit(request, RequestNewPassword, send, {
    form,
    goTo: (sent) => Response.json(codeWasSent({ email: String(form.get("email")) }, sent)),
  });
});

export default function NewPassword() {
  const t = useTranslations("signIn");
  const { to } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <Entrance title={t("newPasswordTitle")} hint={t("newPasswordIntro")}>
      <ProveForm
        state={state}
        name="email"
        field={<MailField state={state} />}
        extra={<PasswordField state={state} isNew />}
        hidden={{ to }}
        done={t("savePassword")}
        again={newPasswordPath(to)}
      />
    </Entrance>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
