import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { DetailsStep, FinishStep } from "#app/components/accounts/setup-form.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { Card } from "#app/components/ui/card.tsx";
import { NarrowPage, PageHeading } from "#app/components/ui/page.tsx";
import { checkSetupLink } from "#app/domain/accounts/check-setup-link.server.ts";
import { requestSetupCode } from "#app/domain/accounts/request-setup-code.server.ts";
import { ClubDetails, SetUpClub } from "#app/domain/accounts/schema.ts";
import { setUpClub } from "#app/domain/accounts/set-up-club.server.ts";
import type { FormState } from "#app/domain/core/form-state.ts";
import { readForm, submit } from "#app/http/forms.server.ts";
import { wordsFor } from "#app/http/language.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { codeRequestOrigin, deviceOf, signedIn } from "#app/http/signing-in.server.ts";
import { homePath, setupPath } from "#app/paths.ts";

export const loader = respond(async ({ request }: LoaderFunctionArgs) => {
  await checkSetupLink(tokenOf(request));
  const t = await wordsFor(request, "accounts");
  const head = { title: t("setupTitle"), path: setupPath(), hidden: true };
  return { timeZones: Intl.supportedValuesOf("timeZone"), head };
});

export const action = respond(async ({ request }: ActionFunctionArgs) => {
  const form = await readForm(request);
  const token = tokenOf(request);
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
  const unchanged = (intent: string) => Response.json({ values: { ...typed, intent }, errors: {} } satisfies FormState);
  if (typed.intent === "change") return unchanged("change");
  const finish = async (input: SetUpClub) =>
    signedIn(request, homePath(), await setUpClub({ ...input, token }, deviceOf(request)));
  if (typed.intent === "finish") return submit(request, SetUpClub, finish, { form, goTo: (answer) => answer });
  const send = async (input: ClubDetails) => requestSetupCode({ ...input, token }, await codeRequestOrigin(request));
  return submit(request, ClubDetails, send, { form, goTo: () => unchanged("resend") });
});

function tokenOf(request: Request): string {
  return new URL(request.url).searchParams.get("token") ?? "";
}

export default function SetUp() {
  const t = useTranslations("accounts");
  const { timeZones } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const finishing = state !== undefined && awaitsCode(state);
  return (
    <NarrowPage>
      <PageHeading title={t("setupTitle")} hint={finishing ? undefined : t("setupHint")} />
      <Card>{finishing ? <FinishStep state={state} /> : <DetailsStep state={state} timeZones={timeZones} />}</Card>
    </NarrowPage>
  );
}

/** Whether a code is on its way and nothing but the code has to be typed. */
function awaitsCode({ values, errors }: FormState): boolean {
  if (errors.phone?.code === "code_sent_recently") return true;
  const onCode = values.intent === "finish" || values.intent === "resend";
  return onCode && Object.keys(errors).every((field) => field === "code" || field === "" || field === "phone");
}

export const meta: MetaFunction<typeof loader> = headMeta;
