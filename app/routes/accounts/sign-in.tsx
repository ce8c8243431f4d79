import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { OtherWays } from "#app/components/accounts/other-ways.tsx";
import { CodeStep, TargetStep } from "#app/components/accounts/sign-in-form.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { Card } from "#app/components/ui/card.tsx";
import { NarrowPage, PageHeading } from "#app/components/ui/page.tsx";
import { requestCode } from "#app/domain/accounts/request-code.server.ts";
import { RequestCode, VerifyCode } from "#app/domain/accounts/schema.ts";
import { type Verified, verifyCode } from "#app/domain/accounts/verify-code.server.ts";
import { waysIn } from "#app/domain/accounts/ways-in.server.ts";
import { isMember } from "#app/domain/core/actor.ts";
import type { FormState } from "#app/domain/core/form-state.ts";
import { optionalActor } from "#app/http/actor.server.ts";
import { joiningCookie } from "#app/http/cookies.server.ts";
import { readForm, submit } from "#app/http/forms.server.ts";
import { wordsFor } from "#app/http/language.server.ts";
import { ownPath } from "#app/http/own-path.ts";
import { respond } from "#app/http/respond.server.ts";
import { codeRequestOrigin, deviceOf, leadOn, signedIn } from "#app/http/signing-in.server.ts";
import { joinPath, signInPath } from "#app/paths.ts";

export const loader = respond(async ({ request }: LoaderFunctionArgs) => {
  const to = ownPath(new URL(request.url).searchParams.get("to"));
  if (isMember(await optionalActor(request))) throw redirect(to);
  const t = await wordsFor(request, "accounts");
  return { to, ways: await waysIn(), head: { title: t("signInTitle"), path: signInPath(), hidden: true } };
});

export const action = respond(async ({ request }: ActionFunctionArgs) => {
  const form = await readForm(request);
  const verify = async (input: VerifyCode) => welcome(request, form, await verifyCode(input, deviceOf(request)));
  if (form.get("intent") === "verify") return submit(request, VerifyCode, verify, { form, goTo: (answer) => answer });
  const send = async (input: RequestCode) => requestCode(input, await codeRequestOrigin(request));
  const sent: FormState = { values: { target: String(form.get("target")), intent: "resend" }, errors: {} };
  return submit(request, RequestCode, send, { form, goTo: () => Response.json(sent) });
});

/** A member is let in; a newcomer goes on to choose a name. */
async function welcome(request: Request, form: FormData, verified: Verified): Promise<Response> {
  const to = ownPath(form.get("to"));
  if (!("joining" in verified)) return signedIn(request, to, verified);
  return leadOn(joinPath(to), await joiningCookie.serialize(verified.joining));
}

export default function SignIn() {
  const t = useTranslations("accounts");
  const words = useTranslations("signIn");
  const { to, ways } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const codeStep = state !== undefined && awaitsCode(state);
  const hint = ways.mailCodes ? words("signInHint") : t("signInHint");
  return (
    <NarrowPage>
      <PageHeading title={t(codeStep ? "codeTitle" : "signInTitle")} hint={codeStep ? undefined : hint} />
      <Card>
        {codeStep ? <CodeStep state={state} to={to} /> : <TargetStep state={state} to={to} withMail={ways.mailCodes} />}
      </Card>
      {!codeStep && <OtherWays to={to} passwords={ways.mailPasswords} provider={ways.provider} />}
    </NarrowPage>
  );
}

/** Whether a code is on its way: it was sent now or a moment ago, or is being tried. */
function awaitsCode({ values, errors }: FormState): boolean {
  return values.intent === "verify" || values.intent === "resend" || errors.target?.code === "code_sent_recently";
}

export const meta: MetaFunction<typeof loader> = headMeta;
