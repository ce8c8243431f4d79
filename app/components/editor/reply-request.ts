const eventName = "bashgah:reply";

/** Asks the page's place for replies to open. Answers false where there is none that has come to life. */
export function requestReply(): boolean {
  return !document.dispatchEvent(new CustomEvent(eventName, { cancelable: true }));
}

/** Hears every such request until the returned function is called. */
export function onReplyRequest(open: () => void): () => void {
  const listen = (event: Event) => {
    event.preventDefault();
    open();
  };
  document.addEventListener(eventName, listen);
  return () => document.removeEventListener(eventName, listen);
}
