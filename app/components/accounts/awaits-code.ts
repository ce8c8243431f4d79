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

/** What a form gets back whose code was sent. */
export function codeWasSent(values: Record<string, string>): FormState {
  return { values: { ...values, intent: "resend" }, errors: {} };
}
