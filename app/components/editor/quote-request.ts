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

/** Answers quote requests until the returned function is called. */
export function onQuoteRequest(insert: (quote: QuoteRequest) => void): () => void {
  const listen = (event: Event) => {
    if (event.defaultPrevented || !(event instanceof CustomEvent)) return;
    event.preventDefault();
    insert(event.detail as QuoteRequest);
  };
  document.addEventListener(eventName, listen);
  return () => document.removeEventListener(eventName, listen);
}
