import { useTranslations } from "use-intl";
import type { FormState } from "#app/domain/core/form-state.ts";
import { Select } from "../form/select.tsx";

type Props = { name: string; state: FormState | undefined; defaultValue: string };

/** A choice of the club's languages, each in its own words. */
export function LanguageField({ name, state, defaultValue }: Props) {
  const t = useTranslations("accounts");
  return (
    <Select
      name={name}
      label={t("language")}
      state={state}
      defaultValue={defaultValue}
      options={[
        { value: "fa", label: t("languageFa") },
        { value: "en", label: t("languageEn") },
      ]}
    />
  );
}
