import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Entrance } from "#app/components/accounts/entrance.tsx";
import { Checkbox, Field } from "#app/components/form/field.tsx";
import { ProblemBox } from "#app/components/form/problem-text.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { Button } from "#app/components/ui/button.tsx";
import { getClubRules } from "#app/domain/accounts/club-rules.server.ts";
import { join } from "#app/domain/accounts/join.server.ts";
import { findReferrer } from "#app/domain/accounts/referral.server.ts";
import { nameMax } from "#app/domain/accounts/rules.ts";
import { Join } from "#app/domain/accounts/schema.ts";
import { isMember } from "#app/domain/core/actor.ts";
import { optionalActor } from "#app/http/actor.server.ts";
import { joiningCookie, readCookie, referralCookie } from "#app/http/cookies.server.ts";
import { readForm, submit } from "#app/http/forms.server.ts";
import { languageOf, wordsFor } from "#app/http/language.server.ts";
import { ownPath } from "#app/http/own-path.ts";
import { respond } from "#app/http/respond.server.ts";
import { deviceOf, signedIn } from "#app/http/signing-in.server.ts";
import { joinPath, rulesPath, signInPath } from "#app/paths.ts";

export const loader = respond(async ({ request }: LoaderFunctionArgs) => {
  const to = ownPath(new URL(request.url).searchParams.get("to"));
  if (isMember(await optionalActor(request))) throw redirect(to);
  if (!(await readCookie(joiningCookie, request))) throw redirect(signInPath(to));
  const t = await wordsFor(request, "accounts");
  const code = (await readCookie(referralCookie, request)) ?? "";
  const referralCode = (await findReferrer(code)) ? code : "";
  const { version: rulesVersion } = await getClubRules();
  return { to, referralCode, rulesVersion, head: { title: t("joinTitle"), path: joinPath(), hidden: true } };
});

export const action = respond(async ({ request }: ActionFunctionArgs) => {
  const form = await readForm(request);
  const token = (await readCookie(joiningCookie, request)) ?? "";
  const locale = await languageOf(request);
  const run = async (input: Join) => {
    const joined = await join({ ...input, token, locale }, deviceOf(request));
    const answer = await signedIn(request, ownPath(form.get("to")), joined);
    answer.headers.append("Set-Cookie", await referralCookie.serialize("", { maxAge: 0 }));
    return answer;
  };
  return submit(request, Join, run, { form, goTo: (answer) => answer });
});

export default function JoinClub() {
  const t = useTranslations("accounts");
  const words = useTranslations("profile");
  const { to, referralCode, rulesVersion } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const busy = useNavigation().state === "submitting";
  return (
    <Entrance title={t("joinTitle")} hint={t("joinHint")}>
      <Form method="post" className="space-y-5">
        <ProblemBox problem={state?.errors[""]} />
        <input type="hidden" name="to" value={to} />
        <Field
          name="name"
          label={t("name")}
          hint={t("nameHint")}
          state={state}
          required
          maxLength={nameMax * 2}
          autoComplete="nickname"
          autoFocus
          dir="auto"
        />
        <Field
          name="referralCode"
          label={words("referralField")}
          state={state}
          defaultValue={referralCode}
          autoComplete="off"
          autoCapitalize="characters"
          dir="ltr"
        />
        <input type="hidden" name="rulesVersion" value={rulesVersion} />
        <Checkbox name="acceptRules" label={words.rich("acceptRules", { rules: rulesLink })} state={state} />
        <Button aria-busy={busy} className="w-full">
          {t("join")}
        </Button>
      </Form>
    </Entrance>
  );
}

const rulesLink = (words: ReactNode) => (
  <Link to={rulesPath()} target="_blank" className="text-accent underline">
    {words}
  </Link>
);

export const meta: MetaFunction<typeof loader> = headMeta;
