import { useTranslations } from "use-intl";
import type { FormState } from "#app/domain/core/form-state.ts";
import { typedDay } from "#app/platform/persian/month-grid.ts";
import { Combobox } from "../form/combobox.tsx";
import { DateField } from "../form/date-field.tsx";
import { Field } from "../form/field.tsx";
import { FileField } from "../form/file-field.tsx";
import { HueField } from "../form/hue-field.tsx";
import { ProblemBox } from "../form/problem-text.tsx";
import { Select } from "../form/select.tsx";
import { TextArea } from "../form/text-area.tsx";
import { useClub } from "../shell/use-page-data.ts";

/** What a form gets back that was refused; its first problem is the form's own, so that no field takes the focus. */
const refused: FormState = {
  values: { refused: "کم" },
  errors: {
    "": { code: "invalid" },
    refused: { code: "title_too_short", values: { min: 5 } },
    about: { code: "required" },
  },
};

const sampleDay = 20_533;

/** Fields at rest, refused, closed, with affixes and counters. */
export function FieldSamples() {
  const t = useTranslations("ui");
  const { locale, calendar, now } = useClub();
  const cities = t("cities")
    .split(/[,،] /)
    .map((label) => ({ value: label, label }));
  return (
    <div className="grid items-start gap-x-8 gap-y-5 lg:grid-cols-2">
      <Field name="name" label={t("name")} hint={t("nameHint")} state={undefined} countTo={40} dir="auto" />
      <Field name="refused" label={t("refused")} state={refused} dir="auto" />
      <Field
        name="closed"
        label={t("closed")}
        hint={t("closedHint")}
        state={undefined}
        disabled
        defaultValue={t("company")}
      />
      <Field name="address" label={t("address")} state={undefined} prefix="https://" inputMode="url" />
      <Field name="weight" label={t("weight")} state={undefined} suffix="kg" inputMode="decimal" defaultValue="12" />
      <TextArea name="intro" label={t("about")} hint={t("aboutHint")} state={undefined} countTo={200} />
      <TextArea name="about" label={t("refused")} state={refused} rows={2} />
      <Select name="city" label={t("city")} state={undefined} options={cities} />
      <Combobox name="zone" label={t("zone")} state={undefined} options={cities} defaultValue={cities[3]?.value} />
      <DateField
        name="day"
        label={t("day")}
        hint={t("dayHint")}
        state={undefined}
        defaultValue={typedDay(sampleDay, calendar, locale)}
        max={now}
      />
      <FileField name="file" label={t("file")} state={undefined} />
      <HueField name="hue" label={t("hue")} hue={250} state={undefined} />
      <ProblemBox problem={{ code: "rate_limited" }} />
    </div>
  );
}
