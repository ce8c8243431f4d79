import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { Checkbox, Field } from "#app/components/form/field.tsx";
import { ProblemBox } from "#app/components/form/problem-text.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { Button } from "#app/components/ui/button.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { NarrowPage, PageHeading } from "#app/components/ui/page.tsx";
import { join } from "#app/domain/accounts/join.server.ts";
import { nameMax } from "#app/domain/accounts/rules.ts";
import { Join } from "#app/domain/accounts/schema.ts";
import { isMember } from "#app/domain/core/actor.ts";
import { optionalActor } from "#app/http/actor.server.ts";
import { joiningCookie, readCookie } from "#app/http/cookies.server.ts";
import { readForm, submit } from "#app/http/forms.server.ts";
import { languageOf, wordsFor } from "#app/http/language.server.ts";
import { ownPath } from "#app/http/own-path.ts";
import { respond } from "#app/http/respond.server.ts";
import { deviceOf, signedIn } from "#app/http/signing-in.server.ts";
import { joinPath, signInPath } from "#app/paths.ts";

export const loader = respond(async ({ request }: LoaderFunctionArgs) => {
  const to = ownPath(new URL(request.url).searchParams.get("to"));
  if (isMember(await optionalActor(request))) throw redirect(to);
  if (!(await readCookie(joiningCookie, request))) throw redirect(signInPath(to));
  const t = await wordsFor(request, "accounts");
  return { to, head: { title: t("joinTitle"), path: joinPath(), hidden: true } };
});

export const action = respond(async ({ request }: ActionFunctionArgs) => {
  const form = await readForm(request);
  const token = (await readCookie(joiningCookie, request)) ?? "";
  const locale = await languageOf(request);
  const run = async (input: Join) => {
    const joined = await join({ ...input, token, locale }, deviceOf(request));
    return signedIn(request, ownPath(form.get("to")), joined);
  };
  return submit(request, Join, run, { form, goTo: (answer) => answer });
});

export default function JoinClub() {
  const t = useTranslations("accounts");
  const { to } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const busy = useNavigation().state === "submitting";
  return (
    <NarrowPage>
      <PageHeading title={t("joinTitle")} hint={t("joinHint")} />
      <Card>
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
            dir="auto"
          />
          <Checkbox name="acceptRules" label={t("acceptRules")} state={state} />
          <Button aria-busy={busy} className="w-full">
            {t("join")}
          </Button>
        </Form>
      </Card>
    </NarrowPage>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
