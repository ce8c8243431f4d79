import { useTranslations } from "use-intl";
import type { FormState } from "#app/domain/core/form-state.ts";
import { Field } from "../form/field.tsx";

/** The one field for a code sent by message: phones fill it in by themselves, digits of any script are accepted. */
export function CodeField({ state }: { state: FormState | undefined }) {
  const t = useTranslations("accounts");
  return (
    <Field
      name="code"
      label={t("code")}
      state={state?.errors.code ? state : undefined}
      required
      autoComplete="one-time-code"
      inputMode="numeric"
      maxLength={20}
      dir="ltr"
      className="text-center text-xl tabular-nums"
      autoFocus
    />
  );
}
