import { useTranslations } from "use-intl";
import { codeDigits } from "#app/domain/accounts/rules.ts";
import type { FormState } from "#app/domain/core/form-state.ts";
import { Field } from "../form/field.tsx";
import { useWholeCode } from "./use-whole-code.ts";

type Props = {
  state: FormState | undefined;
  label?: string;
  withLetters?: boolean;
  /** Sends the form by its button as soon as the code is whole. */
  sendsItself?: boolean;
};

/**
 * The one field for a code sent by message: phones fill it in by themselves, digits of any script are accepted, and of
 * a pasted message only the code is taken. A wrong code is not shown again.
 */
export function CodeField({ state, label, withLetters = false, sendsItself = false }: Props) {
  const t = useTranslations("accounts");
  const problem = state?.errors.code;
  const handlers = useWholeCode({ digits: codeDigits, sendsItself });
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
      className="min-h-14 text-center text-2xl font-medium tracking-[0.3em] tabular-nums"
      autoFocus
      {...(withLetters ? {} : handlers)}
    />
  );
}
