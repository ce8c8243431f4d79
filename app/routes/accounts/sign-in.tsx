import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { awaitsCode, codeWasSent } from "#app/components/accounts/awaits-code.ts";
import { Entrance } from "#app/components/accounts/entrance.tsx";
import { OtherWays } from "#app/components/accounts/other-ways.tsx";
import { ProveForm } from "#app/components/accounts/prove-form.tsx";
import { TargetField } from "#app/components/accounts/target-field.tsx";
import { ProblemBox } from "#app/components/form/problem-text.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { requestCode } from "#app/domain/accounts/request-code.server.ts";
import { RequestCode, VerifyCode } from "#app/domain/accounts/schema.ts";
import { verifyCode } from "#app/domain/accounts/verify-code.server.ts";
import { waysIn } from "#app/domain/accounts/ways-in.server.ts";
import { isMember } from "#app/domain/core/actor.ts";
import { optionalActor } from "#app/http/actor.server.ts";
import { readForm, submit } from "#app/http/forms.server.ts";
import { wordsFor } from "#app/http/language.server.ts";
import { ownPath } from "#app/http/own-path.ts";
import { readProviderProblem } from "#app/http/provider-refusal.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { codeRequestOrigin, deviceOf, welcome } from "#app/http/signing-in.server.ts";
import { signInPath } from "#app/paths.ts";

export const loader = respond(async ({ request }: LoaderFunctionArgs) => {
  const to = ownPath(new URL(request.url).searchParams.get("to"));
  if (isMember(await optionalActor(request))) throw redirect(to);
  const t = await wordsFor(request, "accounts");
  return {
    to,
    ways: await waysIn(),
    problem: readProviderProblem(request),
    head: { title: t("signInTitle"), path: signInPath(), hidden: true },
  };
});

export const action = respond(async ({ request }: ActionFunctionArgs) => {
  const form = await readForm(request);
  const verify = async (input: VerifyCode) =>
    welcome(request, ownPath(form.get("to")), await verifyCode(input, deviceOf(request)));
  if (form.get("intent") === "verify") return submit(request, VerifyCode, verify, { form, goTo: (answer) => answer });
  const send = async (input: RequestCode) => requestCode(input, await codeRequestOrigin(request));
  return submit(request, RequestCode, send, {
    form,
    goTo: (sent) => Response.json(codeWasSent({ target: String(form.get("target")) }, sent)),
  });
});

export default function SignIn() {
  const accounts = useTranslations("accounts");
  const t = useTranslations("signIn");
  const { to, ways, problem } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const codeStep = awaitsCode(state, "target");
  const hint = ways.mailCodes ? t("signInHint") : accounts("signInHint");
  return (
    <Entrance
      title={accounts(codeStep ? "codeTitle" : "signInTitle")}
      hint={codeStep ? undefined : hint}
      below={!codeStep && <OtherWays to={to} passwords={ways.mailPasswords} provider={ways.provider} />}
    >
      {problem && !state && <ProblemBox problem={{ code: problem }} />}
      <ProveForm
        state={state}
        name="target"
        field={<TargetField state={state} withMail={ways.mailCodes} />}
        hidden={{ to }}
        done={accounts("signIn")}
        again={signInPath(to)}
      />
    </Entrance>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
