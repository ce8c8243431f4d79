import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { BeginForm, EnrolForm, RecoveryCodes, TurnOffForm } from "#app/components/accounts/second-factor-forms.tsx";
import { SettingsStep } from "#app/components/accounts/settings-step.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { NoInput, SecondFactor } from "#app/domain/accounts/change-schema.ts";
import { getSignIn } from "#app/domain/accounts/get-sign-in.server.ts";
import {
  beginSecondFactor,
  confirmSecondFactor,
  findEnrolment,
  removeSecondFactor,
} from "#app/domain/accounts/second-factor.server.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { readForm, submit } from "#app/http/forms.server.ts";
import { wordsFor } from "#app/http/language.server.ts";
import { ownBrowser, requireConfirmedPage } from "#app/http/own-browser.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { changeSecondFactorPath, savedSignInPath } from "#app/paths.ts";

export const loader = respond(async ({ request }: LoaderFunctionArgs) => {
  const { actor, browser } = await requireConfirmedPage(request);
  const t = await wordsFor(request, "signIn");
  return {
    isOn: (await getSignIn(actor)).secondFactorSince !== null,
    isRequired: actor.mustEnrol ?? false,
    enrolment: await findEnrolment(actor, browser),
    head: { title: t("secondFactor"), path: changeSecondFactorPath(), hidden: true },
  };
});

export const action = respond(async ({ request }: ActionFunctionArgs) => {
  const actor = await requireActor(request);
  const browser = await ownBrowser(request);
  const form = await readForm(request);
  if (form.get("intent") === "confirm") {
    const confirm = (input: SecondFactor) => confirmSecondFactor(actor, input, browser);
    const goTo = (codes: string[]) => Response.json({ values: { codes }, errors: {} });
    return submit(request, SecondFactor, confirm, { form, goTo });
  }
  if (form.get("intent") === "remove") {
    const remove = (input: SecondFactor) => removeSecondFactor(actor, input, browser);
    return submit(request, SecondFactor, remove, { form, goTo: savedSignInPath });
  }
  return submit(request, NoInput, () => beginSecondFactor(actor, browser), { form, goTo: changeSecondFactorPath });
});

export default function SecondFactorSettings() {
  const t = useTranslations("signIn");
  const { isOn, isRequired, enrolment } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const codes = state?.values.codes;
  if (Array.isArray(codes))
    return (
      <SettingsStep title={t("recoveryTitle")} hint={t("recoveryHint")}>
        <RecoveryCodes codes={codes} />
      </SettingsStep>
    );
  return (
    <SettingsStep title={t("secondFactor")} hint={isRequired ? t("enrolRequired") : t("enrolHint")}>
      {isOn && <TurnOffForm state={state} />}
      {enrolment && <EnrolForm state={state} {...enrolment} />}
      {!isOn && !enrolment && <BeginForm state={state} />}
    </SettingsStep>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
