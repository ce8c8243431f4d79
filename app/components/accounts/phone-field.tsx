import { useTranslations } from "use-intl";
import type { FormState } from "#app/domain/core/form-state.ts";
import { Field } from "../form/field.tsx";

type Props = {
  label: string;
  state: FormState | undefined;
  name?: string;
  /** The only field of its page, and the first thing a person does there. */
  big?: boolean;
};

/** A mobile number, typed in any spelling. */
export function PhoneField({ label, state, name = "phone", big = false }: Props) {
  const t = useTranslations("accounts");
  return (
    <Field
      name={name}
      type="tel"
      label={label}
      hint={state?.errors[name] ? undefined : t("phoneHint")}
      state={state}
      required
      autoComplete="tel"
      inputMode="tel"
      maxLength={64}
      dir="ltr"
      autoFocus={big}
      className={big ? "min-h-14 text-center text-xl tabular-nums" : undefined}
    />
  );
}
