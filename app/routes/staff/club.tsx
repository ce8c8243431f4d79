import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { z } from "zod";
import { lookOf } from "#app/components/accounts/club-look.ts";
import { ClubPreview } from "#app/components/accounts/club-preview.tsx";
import { SavedNote } from "#app/components/accounts/saved-note.tsx";
import { FileField } from "#app/components/form/file-field.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { Page } from "#app/components/shell/page.tsx";
import { usePageData } from "#app/components/shell/use-page-data.ts";
import { ClubForm } from "#app/components/staff/club-form.tsx";
import { Section, stateOf } from "#app/components/staff/pieces.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageHeading } from "#app/components/ui/page.tsx";
import { logoMaxBytes } from "#app/domain/accounts/rules.ts";
import { DomainError, isDomainError } from "#app/domain/core/errors.ts";
import { type FormState, toProblem } from "#app/domain/core/form-state.ts";
import { getClubSettings } from "#app/domain/settings/get-club-settings.server.ts";
import { UpdateClub } from "#app/domain/settings/schema.ts";
import { setLogo } from "#app/domain/settings/set-logo.server.ts";
import { updateClub } from "#app/domain/settings/update-club.server.ts";
import { readForm, submit } from "#app/http/forms.server.ts";
import { languageOf, wordsFor } from "#app/http/language.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { requireStaff } from "#app/http/staff.server.ts";
import { statusOf } from "#app/http/status.ts";
import { staffClubPath } from "#app/paths.ts";
import { countryNames } from "#app/platform/countries.ts";

/** Room for what goes with the logo in its form. */
const formBytes = 64 * 1024;
const nothing = z.object({});

export const loader = respond(async ({ request }: LoaderFunctionArgs) => {
  const actor = await requireStaff(request, "club.manage");
  const t = await wordsFor(request, "staff");
  return {
    club: await getClubSettings(actor),
    countries: countryNames(await languageOf(request)),
    timeZones: Intl.supportedValuesOf("timeZone"),
    saved: new URL(request.url).searchParams.has("saved"),
    head: { title: t("clubTitle"), path: staffClubPath(), hidden: true },
  };
});

export const action = respond(async ({ request }: ActionFunctionArgs) => {
  const actor = await requireStaff(request, "club.manage");
  const form = await readForm(request, logoMaxBytes + formBytes).catch(refuseTooLarge);
  if (!(form instanceof FormData)) return form;
  const options = { form, goTo: () => `${staffClubPath()}?saved` };
  switch (form.get("intent")) {
    case "logo":
      return submit(request, nothing, async () => setLogo(actor, await logoOf(form)), options);
    case "remove-logo":
      return submit(request, nothing, () => setLogo(actor, null), options);
    default:
      return submit(request, UpdateClub, (input) => updateClub(actor, input), options);
  }
});

/** Only a picture can make the form as large as that. */
function refuseTooLarge(error: unknown) {
  if (!isDomainError(error) || error.code !== "too_large") throw error;
  const problem = new DomainError("file_too_large", { values: { max: logoMaxBytes / 1024 / 1024 } });
  const state: FormState = { values: { intent: "logo" }, errors: { logo: toProblem(problem) } };
  return data(state, { status: statusOf(problem) });
}

async function logoOf(form: FormData): Promise<Uint8Array> {
  const file = form.get("logo");
  return new Uint8Array(file instanceof File ? await file.arrayBuffer() : []);
}

export default function ClubSettings() {
  const t = useTranslations("staff");
  const { club, countries, timeZones, saved } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>() as FormState | undefined;
  const [look, setLook] = useState(lookOf(stateOf(state, "save")?.values ?? club));
  return (
    <Page
      aside={
        <div className="sticky top-24">
          <ClubPreview {...look} />
        </div>
      }
    >
      <PageHeading title={t("clubTitle")} hint={t("clubAbout")} />
      <div className="space-y-4">
        {saved && !state && <SavedNote />}
        <Logo state={stateOf(state, "logo")} />
        <ClubForm
          club={club}
          countries={countries}
          timeZones={timeZones}
          state={stateOf(state, "save")}
          onLook={setLook}
        />
      </div>
    </Page>
  );
}

function Logo({ state }: { state: FormState | undefined }) {
  const t = useTranslations("staff");
  const { club } = usePageData();
  return (
    <Section title={t("logo")}>
      <Form method="post" encType="multipart/form-data" className="space-y-4">
        {club.logoUrl && (
          <img src={club.logoUrl} alt={club.name} className="h-16 max-w-full rounded-control object-contain" />
        )}
        <FileField
          name="logo"
          label={t("file")}
          hint={t("logoHint", { max: logoMaxBytes / 1024 / 1024 })}
          state={state}
        />
        <div className="flex flex-wrap gap-2">
          <Button name="intent" value="logo" variant="secondary">
            {t("setLogo")}
          </Button>
          {club.logoUrl && (
            <Button name="intent" value="remove-logo" variant="quiet">
              {t("removeLogo")}
            </Button>
          )}
        </div>
      </Form>
    </Section>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
