import { useTranslations } from "use-intl";
import type { FormState } from "#app/domain/core/form-state.ts";
import { Field } from "../form/field.tsx";

type Props = { state: FormState | undefined; label?: string; withLetters?: boolean };

/**
 * The one field for a code sent by message: phones fill it in by themselves, digits of any script are accepted. A wrong
 * code is not shown again.
 */
export function CodeField({ state, label, withLetters = false }: Props) {
  const t = useTranslations("accounts");
  const problem = state?.errors.code;
  return (
    <Field
      name="code"
      label={label ?? t("code")}
      state={problem && { values: {}, errors: { code: problem } }}
      required
      autoComplete="one-time-code"
      inputMode={withLetters ? "text" : "numeric"}
      maxLength={20}
      dir="ltr"
      className="text-center text-xl tabular-nums"
      autoFocus
    />
  );
}
