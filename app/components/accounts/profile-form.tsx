import { Form, useNavigation } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { typedBirthday } from "#app/domain/accounts/birthday.ts";
import type { ProvinceView } from "#app/domain/accounts/places.server.ts";
import { bioMax, interestsMax, nameMax, occupationMax } from "#app/domain/accounts/rules.ts";
import type { ProfileView } from "#app/domain/accounts/views.ts";
import type { FormState } from "#app/domain/core/form-state.ts";
import { DateField } from "../form/date-field.tsx";
import { Checkbox, Field } from "../form/field.tsx";
import { ProblemBox } from "../form/problem-text.tsx";
import { Select } from "../form/select.tsx";
import { TextArea } from "../form/text-area.tsx";
import { useClub } from "../shell/use-page-data.ts";
import { Button } from "../ui/button.tsx";
import { LanguageField } from "./language-field.tsx";
import { PlaceField } from "./place-field.tsx";

type Props = { profile: ProfileView; provinces: ProvinceView[]; state: FormState | undefined };

/** What a member says about themselves, and how they read the club. */
export function ProfileForm({ profile, provinces, state }: Props) {
  const t = useTranslations("accounts");
  const { locale } = useClub();
  const busy = useNavigation().formData?.get("intent") === "profile";
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
      <AboutFields profile={profile} state={state} />
      <PlaceField provinces={provinces} place={profile} state={state} />
      <PersonalFields profile={profile} state={state} />
      <LanguageField name="locale" state={state} defaultValue={locale} />
      <CalendarField profile={profile} state={state} />
      <Checkbox name="autoFollow" label={t("autoFollow")} state={state} defaultChecked={profile.autoFollow} />
      <Button name="intent" value="profile" aria-busy={busy}>
        {t("save")}
      </Button>
    </Form>
  );
}

type Part = Pick<Props, "profile" | "state">;

function AboutFields({ profile, state }: Part) {
  const accounts = useTranslations("accounts");
  const t = useTranslations("profile");
  return (
    <>
      <TextArea
        name="bio"
        label={accounts("bio")}
        hint={accounts("bioHint", { max: bioMax })}
        state={state}
        rows={4}
        defaultValue={profile.bio}
      />
      <Field
        name="occupation"
        label={t("occupation")}
        state={state}
        maxLength={occupationMax * 2}
        autoComplete="organization-title"
        dir="auto"
        defaultValue={profile.occupation}
      />
    </>
  );
}

function PersonalFields({ profile, state }: Part) {
  const t = useTranslations("profile");
  const { locale, now } = useClub();
  return (
    <>
      <Field
        name="interests"
        label={t("interests")}
        hint={t("interestsHint", { max: interestsMax })}
        state={state}
        dir="auto"
        defaultValue={profile.interests.join(locale === "fa" ? "، " : ", ")}
      />
      <DateField
        name="birthday"
        label={t("birthday")}
        hint={t("birthdayHint")}
        state={state}
        autoComplete="off"
        max={now}
        defaultValue={profile.birthday ? typedBirthday(profile.birthday, locale) : ""}
      />
    </>
  );
}

function CalendarField({ profile, state }: Part) {
  const t = useTranslations("profile");
  const options = [
    { value: "", label: t("calendarOfLanguage") },
    { value: "persian", label: t("calendarPersian") },
    { value: "gregory", label: t("calendarGregory") },
  ];
  return (
    <Select
      name="calendar"
      label={t("calendar")}
      state={state}
      defaultValue={profile.calendar ?? ""}
      options={options}
    />
  );
}
