import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { AvatarForm } from "#app/components/accounts/avatar-form.tsx";
import { CompletenessMeter } from "#app/components/accounts/completeness-meter.tsx";
import { OwnedProducts } from "#app/components/accounts/owned-products.tsx";
import { ProfileForm } from "#app/components/accounts/profile-form.tsx";
import { SavedNote } from "#app/components/accounts/saved-note.tsx";
import { SettingsPage } from "#app/components/accounts/settings-nav.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { Card } from "#app/components/ui/card.tsx";
import { NoInput } from "#app/domain/accounts/change-schema.ts";
import { getProfile } from "#app/domain/accounts/get-profile.server.ts";
import { listProvinces } from "#app/domain/accounts/places.server.ts";
import { UpdateProfile } from "#app/domain/accounts/profile-schema.ts";
import { removeAvatar, setAvatar } from "#app/domain/accounts/set-avatar.server.ts";
import { updateProfile } from "#app/domain/accounts/update-profile.server.ts";
import type { MemberActor } from "#app/domain/core/actor.ts";
import { isDomainError } from "#app/domain/core/errors.ts";
import { type FormState, toProblem } from "#app/domain/core/form-state.ts";
import { maxImageBytes } from "#app/domain/media/rules.ts";
import { fileTooLarge } from "#app/domain/media/upload-image.server.ts";
import { declareOwnership } from "#app/domain/products/declare-ownership.server.ts";
import { DeclareOwnership } from "#app/domain/products/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { languageCookie } from "#app/http/cookies.server.ts";
import { readForm, submit } from "#app/http/forms.server.ts";
import { languageOf, wordsFor } from "#app/http/language.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { leadOn } from "#app/http/signing-in.server.ts";
import { statusOf } from "#app/http/status.ts";
import { settingsPath } from "#app/paths.ts";

/** Room for what goes with a picture in its form. */
const formBytes = 64 * 1024;
const savedPath = () => `${settingsPath()}?saved`;

export const loader = respond(async ({ request }: LoaderFunctionArgs) => {
  const actor = await requireActor(request);
  const t = await wordsFor(request, "accounts");
  return {
    profile: await getProfile(actor),
    provinces: listProvinces(await languageOf(request)),
    saved: new URL(request.url).searchParams.has("saved"),
    head: { title: t("settingsTitle"), path: settingsPath(), hidden: true },
  };
});

export const action = respond(async ({ request }: ActionFunctionArgs) => {
  const actor = await requireActor(request);
  const form = await readForm(request, maxImageBytes + formBytes).catch(refuseTooLarge);
  if (!(form instanceof FormData)) return form;
  switch (form.get("intent")) {
    case "avatar":
      return submit(request, NoInput, async () => setAvatar(actor, { bytes: await avatarOf(form) }), {
        form,
        goTo: savedPath,
      });
    case "remove-avatar":
      return submit(request, NoInput, () => removeAvatar(actor), { form, goTo: savedPath });
    case "disown":
      return submit(request, DeclareOwnership, (input) => declareOwnership(actor, input), { form, goTo: settingsPath });
    default:
      return saveProfile(request, actor, form);
  }
});

/** Only a picture can make the form as large as that. */
function refuseTooLarge(error: unknown) {
  if (!isDomainError(error) || error.code !== "too_large") throw error;
  const state: FormState = { values: { intent: "avatar" }, errors: { avatar: toProblem(fileTooLarge()) } };
  return data(state, { status: statusOf(error) });
}

/** The bytes of the picture that was chosen; none where none was. */
async function avatarOf(form: FormData): Promise<Uint8Array> {
  const file = form.get("avatar");
  return new Uint8Array(file instanceof File ? await file.arrayBuffer() : []);
}

function saveProfile(request: Request, actor: MemberActor, form: FormData) {
  const update = async (input: UpdateProfile) => {
    await updateProfile(actor, input);
    return leadOn(savedPath(), await languageCookie.serialize(input.locale));
  };
  return submit(request, UpdateProfile, update, { form, goTo: (answer) => answer });
}

export default function Settings() {
  const t = useTranslations("accounts");
  const profileWords = useTranslations("profile");
  const { profile, provinces, saved } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const stateOf = (...intents: string[]) => (intents.includes(String(state?.values.intent)) ? state : undefined);
  return (
    <SettingsPage>
      {saved && !state && <SavedNote />}
      <CompletenessMeter completeness={profile.completeness} />
      <Card>
        <h2 className="mb-4 text-lg">{profileWords("avatarHeading")}</h2>
        <AvatarForm member={profile} state={stateOf("avatar", "remove-avatar")} />
      </Card>
      <Card>
        <h2 className="mb-4 text-lg">{t("profileHeading")}</h2>
        <ProfileForm profile={profile} provinces={provinces} state={stateOf("profile")} />
      </Card>
      <Card>
        <h2 className="mb-2 text-lg">{profileWords("productsHeading")}</h2>
        <OwnedProducts products={profile.products} state={stateOf("disown")} />
      </Card>
    </SettingsPage>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
