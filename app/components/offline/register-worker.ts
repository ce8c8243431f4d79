import { serviceWorkerPath } from "#app/paths.ts";

/**
 * Has the browser keep the offline page, after all that the page itself needs has come; tells in which language and
 * theme it should be.
 */
export function registerWorker(): void {
  if (!("serviceWorker" in navigator)) return;
  const whenLoaded = () => void register();
  if (document.readyState === "complete") whenLoaded();
  else addEventListener("load", whenLoaded, { once: true });
}

async function register(): Promise<void> {
  try {
    await navigator.serviceWorker.register(serviceWorkerPath(), { updateViaCache: "none" });
    const { active } = await navigator.serviceWorker.ready;
    const { lang, dataset } = document.documentElement;
    active?.postMessage({ language: lang, theme: dataset.theme ?? null });
  } catch {
    // Private windows and strict settings refuse workers: then the browser's own page says that there is no connection.
  }
}
