import { Form, useNavigation } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { clubNameMax, nameMax } from "#app/domain/accounts/rules.ts";
import type { FormState } from "#app/domain/core/form-state.ts";
import { Field } from "../form/field.tsx";
import { ProblemBox } from "../form/problem-text.tsx";
import { Select } from "../form/select.tsx";
import { useClub } from "../shell/use-page-data.ts";
import { Button } from "../ui/button.tsx";
import { CodeField } from "./code-field.tsx";
import { CodeSent } from "./code-sent.tsx";
import { LanguageField } from "./language-field.tsx";
import { PhoneField } from "./phone-field.tsx";

const kept = ["clubName", "language", "timeZone", "readers", "name", "phone"] as const;

type DetailsProps = { state: FormState | undefined; timeZones: string[] };

/** First step of setting up the club: what it is called and who runs it. */
export function DetailsStep({ state, timeZones }: DetailsProps) {
  const t = useTranslations("accounts");
  const busy = useNavigation().state === "submitting";
  return (
    <Form method="post" className="space-y-5">
      <ProblemBox problem={state?.errors[""]} />
      <ClubFields state={state} timeZones={timeZones} />
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
      <Button name="intent" value="details" aria-busy={busy} className="w-full">
        {t("setupNext")}
      </Button>
    </Form>
  );
}

function ClubFields({ state, timeZones }: DetailsProps) {
  const t = useTranslations("accounts");
  const { locale, timeZone } = useClub();
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
      <Select
        name="timeZone"
        label={t("timeZone")}
        hint={t("timeZoneHint")}
        state={state}
        defaultValue={timeZone}
        dir="ltr"
        options={timeZones.map((zone) => ({ value: zone, label: zone }))}
      />
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

/** Second step: the code proves the administrator's number. Everything typed before goes along. */
export function FinishStep({ state }: { state: FormState }) {
  const t = useTranslations("accounts");
  const busy = useNavigation().state === "submitting";
  return (
    <div className="space-y-5">
      <CodeSent target={String(state.values.phone ?? "")} />
      <ProblemBox problem={state.errors[""] ?? state.errors.phone} />
      <Form method="post" className="space-y-5">
        <KeptDetails state={state} />
        <CodeField state={state} />
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
