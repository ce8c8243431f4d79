import type { Problem } from "#app/domain/core/form-state.ts";
import { errorWords } from "#app/i18n/error-words.ts";

/** Why something did not happen: the club's own refusal, or no answer at all. */
export type Refusal = Problem | "offline";
export type Answer<Data> = { data: Data } | { refusal: Refusal };

/**
 * Sends what a button or form says without leaving the page, to an address that also answers the form by itself. A lost
 * connection is an answer too, so that the page stays as it is.
 */
export async function sendDeed<Data>(action: string, body: FormData | Record<string, string>): Promise<Answer<Data>> {
  try {
    const response = await fetch(action, {
      method: "POST",
      headers: { Accept: "application/json" },
      body: body instanceof FormData ? body : new URLSearchParams(body),
    });
    const answer = (await response.json()) as Data & { problem?: Problem };
    if (answer.problem || !response.ok) await errorWords();
    if (answer.problem) return { refusal: answer.problem };
    return response.ok ? { data: answer } : { refusal: { code: "unavailable" } };
  } catch {
    return { refusal: "offline" }; // no network, or an answer of something between us and the club
  }
}
