import { Form, useNavigation } from "@remix-run/react";
import type { FormEvent } from "react";
import { useTranslations } from "use-intl";
import { clubNameMax, logoMaxBytes, nameMax } from "#app/domain/accounts/rules.ts";
import type { FormState } from "#app/domain/core/form-state.ts";
import { Field } from "../form/field.tsx";
import { FileField } from "../form/file-field.tsx";
import { HueField } from "../form/hue-field.tsx";
import { ProblemBox } from "../form/problem-text.tsx";
import { Select } from "../form/select.tsx";
import { useClub } from "../shell/use-page-data.ts";
import { Button } from "../ui/button.tsx";
import { type ClubLook, defaultHue, lookOf } from "./club-look.ts";
import { ClubPreview } from "./club-preview.tsx";
import { CodeField } from "./code-field.tsx";
import { CodeSent } from "./code-sent.tsx";
import { LanguageField } from "./language-field.tsx";
import { PhoneField } from "./phone-field.tsx";

const folded = ["timeZone", "country", "currencyUnit"] as const;
const kept = ["clubName", "language", "readers", "brandHue", ...folded, "name", "phone"] as const;

type DetailsProps = {
  state: FormState | undefined;
  timeZones: string[];
  countries: { value: string; label: string }[];
  /** Hears what the club would look like while it is typed. */
  onLook: (look: ClubLook) => void;
  /** What it looks like now, for where nothing stands beside the form. */
  look: ClubLook;
};

/** First step of setting up the club: what it is called and who runs it. */
export function DetailsStep(props: DetailsProps) {
  const t = useTranslations("accounts");
  const busy = useNavigation().state === "submitting";
  const { state, onLook } = props;
  const tell = (event: FormEvent<HTMLFormElement>) =>
    onLook(lookOf(Object.fromEntries(new FormData(event.currentTarget))));
  return (
    <Form method="post" className="space-y-5" onInput={tell}>
      <ProblemBox problem={state?.errors[""]} />
      <ClubFields {...props} />
      <Field
        name="name"
        label={t("administratorName")}
        state={state}
        required
        maxLength={nameMax * 2}
        autoComplete="nickname"
        dir="auto"
      />
      <PhoneField label={t("administratorPhone")} state={state} />
      <FoldedFields {...props} />
      <Button name="intent" value="details" aria-busy={busy} className="w-full">
        {t("setupNext")}
      </Button>
    </Form>
  );
}

function ClubFields({ state, look }: DetailsProps) {
  const t = useTranslations("accounts");
  const { locale } = useClub();
  return (
    <>
      <Field
        name="clubName"
        label={t("clubName")}
        hint={t("clubNameExample")}
        state={state}
        required
        maxLength={clubNameMax * 2}
        autoComplete="organization"
        dir="auto"
      />
      <LanguageField name="language" state={state} defaultValue={locale} />
      <HueField name="brandHue" label={t("clubHue")} hue={defaultHue} state={state} />
      <div className="lg:hidden">
        <ClubPreview {...look} />
      </div>
      <Select
        name="readers"
        label={t("readers")}
        state={state}
        options={[
          { value: "everyone", label: t("readersEveryone") },
          { value: "members", label: t("readersMembers") },
        ]}
      />
    </>
  );
}

/** What most clubs leave as it is, and may change any time. */
function FoldedFields({ state, timeZones, countries }: DetailsProps) {
  const t = useTranslations("accounts");
  const { timeZone } = useClub();
  return (
    <details open={folded.some((name) => state?.errors[name])}>
      <summary className="disclosure text-text-soft hover:text-text">{t("setupMore")}</summary>
      <div className="mt-2 space-y-5">
        <Select
          name="timeZone"
          label={t("timeZone")}
          hint={t("timeZoneHint")}
          state={state}
          defaultValue={timeZone}
          dir="ltr"
          options={timeZones.map((zone) => ({ value: zone, label: zone }))}
        />
        <Select name="country" label={t("clubCountry")} state={state} defaultValue="IR" options={countries} />
        <Select
          name="currencyUnit"
          label={t("clubCurrency")}
          state={state}
          options={[
            { value: "toman", label: t("clubToman") },
            { value: "rial", label: t("clubRial") },
          ]}
        />
      </div>
    </details>
  );
}

/** Second step: the code proves the administrator's number. Everything typed before goes along. */
export function FinishStep({ state }: { state: FormState }) {
  const t = useTranslations("accounts");
  const busy = useNavigation().state === "submitting";
  return (
    <div className="space-y-5">
      <CodeSent target={String(state.values.phone ?? "")} />
      <ProblemBox problem={state.errors[""] ?? state.errors.phone} />
      <Form method="post" encType="multipart/form-data" className="space-y-5">
        <KeptDetails state={state} />
        <CodeField state={state} />
        <FileField
          name="logo"
          label={t("clubLogo")}
          hint={t("clubLogoHint", { max: logoMaxBytes / 1024 / 1024 })}
          state={state}
        />
        <Button name="intent" value="finish" aria-busy={busy} className="w-full">
          {t("setupFinish")}
        </Button>
      </Form>
      <Form method="post" className="flex flex-wrap justify-between gap-2">
        <KeptDetails state={state} />
        <Button name="intent" value="resend" variant="quiet" size="small">
          {t("sendAgain")}
        </Button>
        <Button name="intent" value="change" variant="quiet" size="small">
          {t("setupChange")}
        </Button>
      </Form>
    </div>
  );
}

function KeptDetails({ state }: { state: FormState }) {
  return kept.map((name) => <input key={name} type="hidden" name={name} value={String(state.values[name] ?? "")} />);
}
