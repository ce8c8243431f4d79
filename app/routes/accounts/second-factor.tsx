import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { Entrance } from "#app/components/accounts/entrance.tsx";
import { SecondFactorField } from "#app/components/accounts/second-factor-field.tsx";
import { ProblemBox } from "#app/components/form/problem-text.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { Button } from "#app/components/ui/button.tsx";
import { SecondFactor } from "#app/domain/accounts/change-schema.ts";
import { passSecondFactor } from "#app/domain/accounts/pass-second-factor.server.ts";
import { firstFactorCookie, readCookie } from "#app/http/cookies.server.ts";
import { readForm, submit } from "#app/http/forms.server.ts";
import { wordsFor } from "#app/http/language.server.ts";
import { ownPath } from "#app/http/own-path.ts";
import { respond } from "#app/http/respond.server.ts";
import { deviceOf, signedIn } from "#app/http/signing-in.server.ts";
import { secondFactorPath, signInPath } from "#app/paths.ts";

export const loader = respond(async ({ request }: LoaderFunctionArgs) => {
  const to = ownPath(new URL(request.url).searchParams.get("to"));
  if (!(await readCookie(firstFactorCookie, request))) throw redirect(signInPath(to));
  const t = await wordsFor(request, "signIn");
  return { to, head: { title: t("secondFactorTitle"), path: secondFactorPath(), hidden: true } };
});

export const action = respond(async ({ request }: ActionFunctionArgs) => {
  const form = await readForm(request);
  const proof = (await readCookie(firstFactorCookie, request)) ?? "";
  const pass = async (input: SecondFactor) =>
    signedIn(request, ownPath(form.get("to")), await passSecondFactor({ ...input, proof }, deviceOf(request)));
  return submit(request, SecondFactor, pass, { form, goTo: (answer) => answer });
});

export default function SecondFactorPage() {
  const t = useTranslations("signIn");
  const accounts = useTranslations("accounts");
  const { to } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const busy = useNavigation().state === "submitting";
  return (
    <Entrance
      title={t("secondFactorTitle")}
      hint={t("secondFactorHint")}
      below={
        <p className="mt-4">
          <Link to={signInPath(to)} className="inline-flex min-h-11 items-center text-accent hover:underline">
            {t("startAgain")}
          </Link>
        </p>
      }
    >
      <Form method="post" className="space-y-5">
        <ProblemBox problem={state?.errors[""]} />
        <input type="hidden" name="to" value={to} />
        <SecondFactorField state={state} />
        <Button aria-busy={busy} className="w-full">
          {accounts("signIn")}
        </Button>
      </Form>
    </Entrance>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
