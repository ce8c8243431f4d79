import { type RefObject, useEffect, useRef } from "react";
import { type QuoteRequest, requestQuote } from "../editor/quote-request.ts";

/** Puts whoever opens the writer into its field, and what they quoted before the caret. */
export function useComposerFocus(form: RefObject<HTMLFormElement>, quote: QuoteRequest | null, isOpen: boolean): void {
  const given = useRef(quote);
  useEffect(() => {
    if (!isOpen) return;
    if (given.current) requestQuote(given.current);
    given.current = null;
    const field = form.current?.querySelector<HTMLElement>("textarea, [contenteditable]");
    if (field instanceof HTMLTextAreaElement) field.setSelectionRange(field.value.length, field.value.length);
    field?.focus({ preventScroll: true });
  }, [form, isOpen]);
}
