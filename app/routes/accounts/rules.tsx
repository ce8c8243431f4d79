import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { ProblemBox } from "#app/components/form/problem-text.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { useClub } from "#app/components/shell/use-page-data.ts";
import { Button } from "#app/components/ui/button.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { PageHeading } from "#app/components/ui/page.tsx";
import { agreeToRules } from "#app/domain/accounts/agree-to-rules.server.ts";
import { getClubRules } from "#app/domain/accounts/club-rules.server.ts";
import { AgreeToRules } from "#app/domain/accounts/rules-schema.ts";
import { optionalActor, requireActor } from "#app/http/actor.server.ts";
import { dependOn } from "#app/http/depend-on.server.ts";
import { readForm, submit } from "#app/http/forms.server.ts";
import type { SharedPage } from "#app/http/guest-cache/shared-page.ts";
import { wordsFor } from "#app/http/language.server.ts";
import { ownPath } from "#app/http/own-path.ts";
import { respond } from "#app/http/respond.server.ts";
import { rulesPath } from "#app/paths.ts";
import { formatDate } from "#app/platform/persian/format.ts";

export const handle = { sharedWithGuests: ["to"] } satisfies SharedPage;

export const loader = respond(async ({ request }: LoaderFunctionArgs) => {
  dependOn("rules");
  const actor = await optionalActor(request);
  const { version, text, since } = await getClubRules();
  const t = await wordsFor(request, "profile");
  return {
    version,
    since,
    text: text ?? t("rulesText"),
    mustAgree: Boolean(actor.mustAgree),
    to: ownPath(new URL(request.url).searchParams.get("to")),
    head: { title: t("rulesTitle"), path: rulesPath() },
  };
});

export const action = respond(async ({ request }: ActionFunctionArgs) => {
  const actor = await requireActor(request);
  const form = await readForm(request);
  const goTo = () => redirect(ownPath(form.get("to")), 303);
  return submit(request, AgreeToRules, (input) => agreeToRules(actor, input), { form, goTo });
});

export default function Rules() {
  const t = useTranslations("profile");
  const club = useClub();
  const { text, since, version, mustAgree, to } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const busy = useNavigation().state === "submitting";
  const hint = since && t("rulesSince", { date: formatDate(since, club, "long") });
  return (
    <div>
      <PageHeading title={t("rulesTitle")} hint={hint} />
      <Card className="space-y-6">
        <div
          dir="auto"
          className="max-w-[65ch] text-as-page leading-relaxed whitespace-pre-line wrap-anywhere lang-fa:leading-[1.9]"
        >
          {text}
        </div>
        {mustAgree && (
          <Form method="post" className="space-y-4 border-t border-line pt-6">
            <ProblemBox problem={state?.errors[""]} />
            <input type="hidden" name="version" value={version} />
            <input type="hidden" name="to" value={to} />
            <Button aria-busy={busy}>{t("rulesAgree")}</Button>
          </Form>
        )}
      </Card>
    </div>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
