import { useTranslations } from "use-intl";
import type { FormState } from "#app/domain/core/form-state.ts";
import { Field } from "../form/field.tsx";

type Props = { label: string; state: FormState | undefined; name?: string };

/** A mobile number, typed in any spelling. */
export function PhoneField({ label, state, name = "phone" }: Props) {
  const t = useTranslations("accounts");
  return (
    <Field
      name={name}
      type="tel"
      label={label}
      hint={t("phoneHint")}
      state={state}
      required
      autoComplete="tel"
      inputMode="tel"
      maxLength={64}
      dir="ltr"
    />
  );
}
