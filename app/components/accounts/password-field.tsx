import { useTranslations } from "use-intl";
import type { FormState } from "#app/domain/core/form-state.ts";
import { Field } from "../form/field.tsx";

type Props = { state: FormState | undefined; isNew?: boolean };

/** A password, the present one or a new one. It is never shown again. */
export function PasswordField({ state, isNew = false }: Props) {
  const t = useTranslations("signIn");
  const problem = state?.errors.password;
  return (
    <Field
      name="password"
      type="password"
      label={t(isNew ? "newPassword" : "password")}
      hint={isNew ? t("newPasswordHint") : undefined}
      state={problem && { values: {}, errors: { password: problem } }}
      required
      autoComplete={isNew ? "new-password" : "current-password"}
      maxLength={1024}
      dir="ltr"
    />
  );
}
