import { Form, useNavigation } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { bioMax, nameMax } from "#app/domain/accounts/rules.ts";
import type { ProfileView } from "#app/domain/accounts/views.ts";
import type { FormState } from "#app/domain/core/form-state.ts";
import { Checkbox, controlClass, Field, FieldFrame } from "../form/field.tsx";
import { ProblemBox } from "../form/problem-text.tsx";
import { useClub } from "../shell/use-page-data.ts";
import { Button } from "../ui/button.tsx";
import { LanguageField } from "./language-field.tsx";

/** What a member says about themselves, and their language. */
export function ProfileForm({ profile, state }: { profile: ProfileView; state: FormState | undefined }) {
  const t = useTranslations("accounts");
  const { locale } = useClub();
  const busy = useNavigation().state === "submitting";
  return (
    <Form method="post" className="space-y-5">
      <ProblemBox problem={state?.errors[""]} />
      <Field
        name="name"
        label={t("name")}
        state={state}
        required
        maxLength={nameMax * 2}
        autoComplete="nickname"
        dir="auto"
        defaultValue={profile.name}
      />
      <FieldFrame name="bio" label={t("bio")} hint={t("bioHint", { max: bioMax })} state={state}>
        {(wiring) => (
          <textarea
            name="bio"
            rows={4}
            dir="auto"
            className={controlClass}
            defaultValue={String(state?.values.bio ?? profile.bio)}
            {...wiring}
          />
        )}
      </FieldFrame>
      <LanguageField name="locale" state={state} defaultValue={locale} />
      <Checkbox name="autoFollow" label={t("autoFollow")} state={state} defaultChecked={profile.autoFollow} />
      <Button name="intent" value="profile" aria-busy={busy}>
        {t("save")}
      </Button>
    </Form>
  );
}
