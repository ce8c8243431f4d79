import { useTranslations } from "use-intl";
import type { FormState } from "#app/domain/core/form-state.ts";
import { CodeField } from "./code-field.tsx";

/** A one-time password of an app; with `recovery` a recovery code is taken too, which has letters. */
export function SecondFactorField({ state, recovery = true }: { state: FormState | undefined; recovery?: boolean }) {
  const t = useTranslations("signIn");
  return <CodeField state={state} label={t(recovery ? "secondFactorCode" : "appCode")} withLetters={recovery} />;
}
