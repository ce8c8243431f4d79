import { withWords } from "./words-at-hand.ts";

/**
 * Loads the sentences of errors, which are many and seldom said: a page has them when a member opens it, when it begins with
 * something refused, and before the answer of an action or a refusal is shown.
 */
export async function errorWords(): Promise<void> {
  await withWords(import("virtual:words/errors"));
}
