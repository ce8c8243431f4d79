import { useTranslations } from "use-intl";
import type { FormState } from "#app/domain/core/form-state.ts";
import { Field } from "../form/field.tsx";
import { PhoneField } from "./phone-field.tsx";

/** Whom a code is sent to: a mobile number, or a mail address too where the club sends codes by mail. */
export function TargetField({ state, withMail }: { state: FormState | undefined; withMail: boolean }) {
  const accounts = useTranslations("accounts");
  const t = useTranslations("signIn");
  if (!withMail) return <PhoneField name="target" label={accounts("phone")} state={state} big />;
  return (
    <Field
      name="target"
      label={t("phoneOrMail")}
      hint={t("phoneOrMailHint")}
      state={state}
      required
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={254}
      dir="ltr"
      autoFocus
      className="min-h-14 text-center text-xl"
    />
  );
}

/** A mail address, typed in any spelling. */
export function MailField({ state, name = "email" }: { state: FormState | undefined; name?: string }) {
  const t = useTranslations("signIn");
  return (
    <Field
      name={name}
      type="email"
      label={t("mail")}
      state={state}
      required
      autoComplete="email"
      maxLength={254}
      dir="ltr"
    />
  );
}
