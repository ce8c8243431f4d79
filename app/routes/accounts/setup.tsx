import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { lookOf } from "#app/components/accounts/club-look.ts";
import { ClubPreview } from "#app/components/accounts/club-preview.tsx";
import { DetailsStep, FinishStep } from "#app/components/accounts/setup-form.tsx";
import { SetupSteps } from "#app/components/accounts/setup-steps.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { Page } from "#app/components/shell/page.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { PageHeading } from "#app/components/ui/page.tsx";
import { checkSetupLink } from "#app/domain/accounts/check-setup-link.server.ts";
import { findActor } from "#app/domain/accounts/find-actor.server.ts";
import { requestSetupCode } from "#app/domain/accounts/request-setup-code.server.ts";
import { logoMaxBytes } from "#app/domain/accounts/rules.ts";
import { ClubDetails, SetUpClub } from "#app/domain/accounts/schema.ts";
import { setUpClub } from "#app/domain/accounts/set-up-club.server.ts";
import { isDomainError } from "#app/domain/core/errors.ts";
import type { FormState } from "#app/domain/core/form-state.ts";
import { setLogo } from "#app/domain/settings/set-logo.server.ts";
import { readForm, submit } from "#app/http/forms.server.ts";
import { languageOf, wordsFor } from "#app/http/language.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { codeRequestOrigin, deviceOf, signedIn } from "#app/http/signing-in.server.ts";
import { homePath, setupPath, staffClubPath } from "#app/paths.ts";
import { countryNames } from "#app/platform/countries.ts";

/** Room for the words beside the logo. */
const wordBytes = 64 * 1024;

export const loader = respond(async ({ request }: LoaderFunctionArgs) => {
  await checkSetupLink(tokenOf(request));
  const t = await wordsFor(request, "accounts");
  const head = { title: t("setupTitle"), path: setupPath(), hidden: true };
  const countries = countryNames(await languageOf(request));
  return { timeZones: Intl.supportedValuesOf("timeZone"), countries, head };
});

export const action = respond(async ({ request }: ActionFunctionArgs) => {
  const form = await readForm(request, logoMaxBytes + wordBytes);
  const token = tokenOf(request);
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
  const unchanged = (intent: string) => Response.json({ values: { ...typed, intent }, errors: {} } satisfies FormState);
  if (typed.intent === "change") return unchanged("change");
  const finish = async (input: SetUpClub) => {
    const admitted = await setUpClub({ ...input, token }, deviceOf(request));
    return signedIn(request, await afterLogo(form, admitted.memberId), admitted);
  };
  if (typed.intent === "finish") return submit(request, SetUpClub, finish, { form, goTo: (answer) => answer });
  const send = async (input: ClubDetails) => requestSetupCode({ ...input, token }, await codeRequestOrigin(request));
  return submit(request, ClubDetails, send, { form, goTo: () => unchanged("resend") });
});

/** The club stands already: a logo that cannot be used leads to the page where another is chosen. */
async function afterLogo(form: FormData, memberId: string): Promise<string> {
  const file = form.get("logo");
  if (!(file instanceof File) || file.size === 0) return homePath();
  try {
    await setLogo((await findActor(memberId))!, new Uint8Array(await file.arrayBuffer()));
    return homePath();
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return staffClubPath();
  }
}

function tokenOf(request: Request): string {
  return new URL(request.url).searchParams.get("token") ?? "";
}

export default function SetUp() {
  const t = useTranslations("accounts");
  const { timeZones, countries } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const [look, setLook] = useState(lookOf(state?.values ?? {}));
  const finishing = state !== undefined && awaitsCode(state);
  return (
    <Page wide>
      <PageHeading title={t("setupTitle")} hint={t("setupHint")} />
      <div className="grid grid-cols-1 gap-8 lg:grid-cols-[minmax(0,480px)_minmax(0,320px)]">
        <div>
          <SetupSteps current={finishing ? 2 : 1} />
          <Card>
            {finishing ? (
              <FinishStep state={state} />
            ) : (
              <DetailsStep state={state} timeZones={timeZones} countries={countries} look={look} onLook={setLook} />
            )}
          </Card>
        </div>
        <div className="hidden self-start lg:sticky lg:top-24 lg:block">
          <ClubPreview {...look} />
        </div>
      </div>
    </Page>
  );
}

/** Whether a code is on its way and nothing but the code has to be typed. */
function awaitsCode({ values, errors }: FormState): boolean {
  if (errors.phone?.code === "code_sent_recently") return true;
  const onCode = values.intent === "finish" || values.intent === "resend";
  return onCode && Object.keys(errors).every((field) => field === "code" || field === "" || field === "phone");
}

export const meta: MetaFunction<typeof loader> = headMeta;
