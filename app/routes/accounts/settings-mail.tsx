import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { codeWasSent } from "#app/components/accounts/awaits-code.ts";
import { ProveForm } from "#app/components/accounts/prove-form.tsx";
import { SettingsStep } from "#app/components/accounts/settings-step.tsx";
import { MailField } from "#app/components/accounts/target-field.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { Button } from "#app/components/ui/button.tsx";
import { changeMail, removeMail, requestMailChange } from "#app/domain/accounts/change-mail.server.ts";
import { ChangeMail, NoInput, RequestMail } from "#app/domain/accounts/change-schema.ts";
import { getSignIn } from "#app/domain/accounts/get-sign-in.server.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { readForm, submit } from "#app/http/forms.server.ts";
import { languageOf, wordsFor } from "#app/http/language.server.ts";
import { ownBrowser, requireConfirmedPage } from "#app/http/own-browser.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { codeRequestOrigin } from "#app/http/signing-in.server.ts";
import { changeMailPath, savedSignInPath } from "#app/paths.ts";

export const loader = respond(async ({ request }: LoaderFunctionArgs) => {
  const { actor } = await requireConfirmedPage(request);
  const t = await wordsFor(request, "signIn");
  return {
    email: (await getSignIn(actor)).email,
    head: { title: t("changeMailTitle"), path: changeMailPath(), hidden: true },
  };
});

export const action = respond(async ({ request }: ActionFunctionArgs) => {
  const actor = await requireActor(request);
  const browser = await ownBrowser(request);
  const form = await readForm(request);
  if (form.get("intent") === "remove")
    return submit(request, NoInput, async () => removeMail(actor, browser, await languageOf(request)), {
      form,
      goTo: savedSignInPath,
    });
  const change = async (input: ChangeMail) => changeMail(actor, input, browser, await languageOf(request));
  if (form.get("intent") === "verify") return submit(request, ChangeMail, change, { form, goTo: savedSignInPath });
  const send = async (input: RequestMail) => requestMailChange(actor, input, browser, await codeRequestOrigin(request));
  return submit(request, RequestMail, send, {
    form,
    goTo: (sent) => Response.json(codeWasSent({ email: String(form.get("email")) }, sent)),
  });
});

export default function ChangeMailPage() {
  const t = useTranslations("signIn");
  const { email } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <SettingsStep title={t("changeMailTitle")} hint={t("changeMailHint")}>
      <ProveForm
        state={state}
        name="email"
        field={<MailField state={state} />}
        done={t("saveMail")}
        again={changeMailPath()}
      />
      {email && (
        <Form method="post">
          <Button name="intent" value="remove" variant="danger">
            {t("removeMail")}
          </Button>
        </Form>
      )}
    </SettingsStep>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
