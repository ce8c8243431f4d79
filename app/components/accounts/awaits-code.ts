import type { FormState } from "#app/domain/core/form-state.ts";

/**
 * Whether a code is on its way: it was sent now or a moment ago, or is being tried.
 * @param name field of the number or address it goes to
 */
export function awaitsCode(state: FormState | undefined, name: string): state is FormState {
  if (!state) return false;
  const { values, errors } = state;
  return values.intent === "verify" || values.intent === "resend" || errors[name]?.code === "code_sent_recently";
}

/** What a form gets back whose code was sent: also from when another one may be asked for. */
export function codeWasSent(values: Record<string, string>, { againAt }: { againAt: Date }): FormState {
  return { values: { ...values, againAt: againAt.toISOString(), intent: "resend" }, errors: {} };
}

/** From when another code may be asked for, as far as the form knows. */
export function sendAgainAt({ values, errors }: FormState, name: string): string | undefined {
  return errors[name]?.until ?? (typeof values.againAt === "string" ? values.againAt : undefined);
}
