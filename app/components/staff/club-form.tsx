import { Form } from "@remix-run/react";
import type { FormEvent } from "react";
import { useTranslations } from "use-intl";
import { clubNameMax } from "#app/domain/accounts/rules.ts";
import type { FormState } from "#app/domain/core/form-state.ts";
import { type CodeLimit, codeLimitRanges } from "#app/domain/settings/rules.ts";
import type { UpdateClub } from "#app/domain/settings/schema.ts";
import { type ClubLook, lookOf } from "../accounts/club-look.ts";
import { LanguageField } from "../accounts/language-field.tsx";
import { Combobox } from "../form/combobox.tsx";
import { Checkbox, Field } from "../form/field.tsx";
import { HueField } from "../form/hue-field.tsx";
import { ProblemBox } from "../form/problem-text.tsx";
import { Select } from "../form/select.tsx";
import { Button } from "../ui/button.tsx";
import { Section } from "./pieces.tsx";

type Choice = { value: string; label: string };
type Props = {
  club: UpdateClub;
  countries: Choice[];
  timeZones: string[];
  state: FormState | undefined;
  /** Hears what the club would look like while it is typed. */
  onLook: (look: ClubLook) => void;
};

/** What the club is called, how it looks, and how one signs in. */
export function ClubForm(props: Props) {
  const t = useTranslations("staff");
  const { club, state, onLook } = props;
  const tell = (event: FormEvent<HTMLFormElement>) =>
    onLook(lookOf(Object.fromEntries(new FormData(event.currentTarget))));
  return (
    <Form method="post" className="space-y-4" onInput={tell}>
      <ProblemBox problem={state?.errors[""]} />
      <Section title={t("looks")}>
        <div className="space-y-4">
          <Field
            name="clubName"
            label={t("clubName")}
            state={state}
            defaultValue={club.clubName}
            required
            maxLength={clubNameMax * 2}
            dir="auto"
          />
          <HueField name="brandHue" label={t("hue")} hint={t("hueHint")} hue={club.brandHue} state={state} />
        </div>
      </Section>
      <PlaceFields {...props} />
      <WaysFields club={club} state={state} />
      <LimitFields club={club} state={state} />
      <Button name="intent" value="save">
        {t("save")}
      </Button>
    </Form>
  );
}

function PlaceFields({ club, countries, timeZones, state }: Omit<Props, "onLook">) {
  const t = useTranslations("staff");
  return (
    <Section title={t("place")}>
      <div className="grid gap-4 sm:grid-cols-2">
        <LanguageField name="language" state={state} defaultValue={club.language} />
        <Combobox
          name="timeZone"
          label={t("timeZone")}
          state={state}
          defaultValue={club.timeZone}
          dir="ltr"
          options={timeZones.map((value) => ({ value, label: value }))}
        />
        <Combobox name="country" label={t("country")} state={state} defaultValue={club.country} options={countries} />
        <Select
          name="currencyUnit"
          label={t("currency")}
          state={state}
          defaultValue={club.currencyUnit}
          options={(["toman", "rial"] as const).map((value) => ({ value, label: t(value) }))}
        />
        <Select
          name="readers"
          label={t("readers")}
          state={state}
          defaultValue={club.readers}
          options={[
            { value: "everyone", label: t("readersEveryone") },
            { value: "members", label: t("readersMembers") },
          ]}
        />
      </div>
    </Section>
  );
}

type Part = Pick<Props, "club" | "state">;

function WaysFields({ club, state }: Part) {
  const t = useTranslations("staff");
  const ways = [
    "foreignNumbers",
    "mailCodes",
    "mailPasswords",
    "staffNeedSecondFactor",
    "providerMakesMembers",
  ] as const;
  return (
    <Section title={t("ways")}>
      {ways.map((name) => (
        <Checkbox key={name} name={name} label={t(name)} state={state} defaultChecked={club[name]} />
      ))}
      <div className="mt-4">
        <Field
          name="appealUrl"
          label={t("appeal")}
          hint={t("appealHint")}
          state={state}
          defaultValue={club.appealUrl}
          dir="ltr"
          maxLength={300}
        />
      </div>
    </Section>
  );
}

function LimitFields({ club, state }: Part) {
  const t = useTranslations("staff");
  return (
    <Section title={t("limits")}>
      <div className="grid gap-4 sm:grid-cols-2">
        {(Object.keys(codeLimitRanges) as CodeLimit[]).map((name) => {
          const [min, max] = codeLimitRanges[name];
          return (
            <Field
              key={name}
              name={name}
              label={t(name)}
              hint={t("range", { min, max })}
              state={state}
              defaultValue={club[name]}
              required
              inputMode="numeric"
              dir="ltr"
              maxLength={8}
            />
          );
        })}
      </div>
    </Section>
  );
}
