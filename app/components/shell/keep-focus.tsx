import { useEffect } from "react";
import { focusHeading } from "./use-focus-on-new-page.ts";

const waitMs = 20_000;
const items = "li, tr";
const controls = "a[href], button, summary";

/**
 * A button that sends something often goes away with what it did: a draft that is thrown away, a line that is read. The
 * focus then goes to what is left of its item, to the neighbours, or to the page's heading, instead of to nowhere.
 */
export function KeepFocus(): null {
  useEffect(() => {
    let stop = () => {};
    const onSubmit = ({ submitter }: SubmitEvent) => {
      stop();
      if (submitter) stop = followFocusOf(submitter);
    };
    document.addEventListener("submit", onSubmit);
    return () => {
      document.removeEventListener("submit", onSubmit);
      stop();
    };
  }, []);
  return null;
}

function followFocusOf(control: HTMLElement): () => void {
  const item = control.closest(items);
  const near = [item, item?.nextElementSibling, item?.previousElementSibling];
  const sentAt = performance.now();
  const watch = new MutationObserver(() => {
    const isLate = performance.now() - sentAt > waitMs;
    if (control.isConnected && !isLate) return;
    watch.disconnect();
    if (isLate || document.activeElement !== document.body) return;
    const next = near.find((place) => place?.isConnected)?.querySelector<HTMLElement>(controls);
    if (next) next.focus({ preventScroll: true });
    else focusHeading();
  });
  watch.observe(document.body, { childList: true, subtree: true });
  return () => watch.disconnect();
}
