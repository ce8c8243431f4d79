import { useSyncExternalStore } from "react";

/** From here on there is room beside the page (`xl`). */
const wide = "(min-width: 80rem)";

function subscribe(listener: () => void): () => void {
  const query = matchMedia(wide);
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
}

/** Whether what stands beside the page is in sight; not known before scripts run. */
export function useWide(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => matchMedia(wide).matches,
    () => false,
  );
}
