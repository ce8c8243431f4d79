import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { codeWasSent } from "#app/components/accounts/awaits-code.ts";
import { PhoneField } from "#app/components/accounts/phone-field.tsx";
import { ProveForm } from "#app/components/accounts/prove-form.tsx";
import { SettingsStep } from "#app/components/accounts/settings-step.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { changePhone, requestPhoneChange } from "#app/domain/accounts/change-phone.server.ts";
import { ChangePhone, RequestPhone } from "#app/domain/accounts/change-schema.ts";

import { requireActor } from "#app/http/actor.server.ts";
import { readForm, submit } from "#app/http/forms.server.ts";
import { languageOf, wordsFor } from "#app/http/language.server.ts";
import { ownBrowser, requireConfirmedPage } from "#app/http/own-browser.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { codeRequestOrigin } from "#app/http/signing-in.server.ts";
import { changePhonePath, savedSignInPath } from "#app/paths.ts";

export const loader = respond(async ({ request }: LoaderFunctionArgs) => {
  await requireConfirmedPage(request);
  const t = await wordsFor(request, "signIn");
  return {
    head: { title: t("changePhoneTitle"), path: changePhonePath(), hidden: true },
  };
});

export const action = respond(async ({ request }: ActionFunctionArgs) => {
  const actor = await requireActor(request);
  const browser = await ownBrowser(request);
  const form = await readForm(request);
  const change = async (input: ChangePhone) => changePhone(actor, input, browser, await languageOf(request));
  if (form.get("intent") === "verify") return submit(request, ChangePhone, change, { form, goTo: savedSignInPath });
  const send = async (input: RequestPhone) =>
    requestPhoneChange(actor, input, browser, await codeRequestOrigin(request));
  return submit(request, RequestPhone, send, {
    form,
    goTo: (sent) => Response.json(codeWasSent({ phone: String(form.get("phone")) }, sent)),
  });
});

export default function ChangePhonePage() {
  const t = useTranslations("signIn");
  const state = useActionData<typeof action>();
  return (
    <SettingsStep title={t("changePhoneTitle")} hint={t("changePhoneHint")}>
      <ProveForm
        state={state}
        name="phone"
        field={<PhoneField label={t("newPhone")} state={state} />}
        done={t("savePhone")}
        again={changePhonePath()}
      />
    </SettingsStep>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
