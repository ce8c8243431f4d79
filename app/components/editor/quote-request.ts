/** A post somebody wants to answer to, word for word. */
export type QuoteRequest = { postId: string; authorName: string; number: number; text: string };

const eventName = "bashgah:quote";

/**
 * Puts a quoted post into the open editor of the page, for a "quote" button. Where no field is on the page, or it has
 * not come to life, it answers false, and the button's link (`?quote=`) should be followed instead.
 */
export function requestQuote(quote: QuoteRequest): boolean {
  return !document.dispatchEvent(new CustomEvent(eventName, { detail: quote, cancelable: true }));
}

/** Answers quote requests until the returned function is called; one that `insert` answers with false is left to others. */
export function onQuoteRequest(insert: (quote: QuoteRequest) => unknown): () => void {
  const listen = (event: Event) => {
    if (event.defaultPrevented || !(event instanceof CustomEvent)) return;
    if (insert(event.detail as QuoteRequest) !== false) event.preventDefault();
  };
  document.addEventListener(eventName, listen);
  return () => document.removeEventListener(eventName, listen);
}
