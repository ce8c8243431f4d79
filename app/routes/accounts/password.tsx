import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { Entrance } from "#app/components/accounts/entrance.tsx";
import { PasswordField } from "#app/components/accounts/password-field.tsx";
import { MailField } from "#app/components/accounts/target-field.tsx";
import { ProblemBox } from "#app/components/form/problem-text.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { Button } from "#app/components/ui/button.tsx";
import { PasswordSignIn } from "#app/domain/accounts/password-schema.ts";
import { signInWithPassword } from "#app/domain/accounts/sign-in-with-password.server.ts";
import { waysIn } from "#app/domain/accounts/ways-in.server.ts";
import { isMember } from "#app/domain/core/actor.ts";
import { optionalActor } from "#app/http/actor.server.ts";
import { readForm, submit } from "#app/http/forms.server.ts";
import { wordsFor } from "#app/http/language.server.ts";
import { ownPath } from "#app/http/own-path.ts";
import { requestContext } from "#app/http/request-context.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { deviceOf, signedIn } from "#app/http/signing-in.server.ts";
import { newPasswordPath, passwordPath, signInPath } from "#app/paths.ts";

export const loader = respond(async ({ request }: LoaderFunctionArgs) => {
  const to = ownPath(new URL(request.url).searchParams.get("to"));
  if (isMember(await optionalActor(request))) throw redirect(to);
  if (!(await waysIn()).mailPasswords) throw redirect(signInPath(to));
  const t = await wordsFor(request, "signIn");
  return { to, head: { title: t("passwordTitle"), path: passwordPath(), hidden: true } };
});

export const action = respond(async ({ request }: ActionFunctionArgs) => {
  const form = await readForm(request);
  const run = async (input: PasswordSignIn) => {
    const admitted = await signInWithPassword(input, { ...deviceOf(request), ip: requestContext().ip });
    return signedIn(request, ownPath(form.get("to")), admitted);
  };
  return submit(request, PasswordSignIn, run, { form, goTo: (answer) => answer });
});

export default function PasswordPage() {
  const t = useTranslations("signIn");
  const accounts = useTranslations("accounts");
  const { to } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const busy = useNavigation().state === "submitting";
  const link = "inline-flex min-h-11 items-center text-accent hover:underline";
  return (
    <Entrance
      title={t("passwordTitle")}
      below={
        <p className="mt-4 flex flex-wrap justify-between gap-x-6">
          <Link to={newPasswordPath(to)} className={link}>
            {t("noPassword")}
          </Link>
          <Link to={signInPath(to)} className={link}>
            {t("useCode")}
          </Link>
        </p>
      }
    >
      <Form method="post" className="space-y-5">
        <ProblemBox problem={state?.errors[""]} />
        <input type="hidden" name="to" value={to} />
        <MailField state={state} />
        <PasswordField state={state} />
        <Button aria-busy={busy} className="w-full">
          {accounts("signIn")}
        </Button>
      </Form>
    </Entrance>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
