import { useSyncExternalStore } from "react";

const key = "activity-paused";
const listeners = new Set<() => void>();

/** Where the browser keeps nothing, the choice lasts as long as the page. */
let kept: boolean | null = null;

function read(): boolean {
  if (kept !== null) return kept;
  try {
    kept = sessionStorage.getItem(key) === "yes";
  } catch {
    kept = false;
  }
  return kept;
}

function setPaused(isPaused: boolean): void {
  kept = isPaused;
  try {
    sessionStorage.setItem(key, isPaused ? "yes" : "no");
  } catch {} // it lasts as long as the page, then
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether somebody wants what happens to stand still, until they close the browser's tab. */
export function usePause(): [isPaused: boolean, setPaused: (isPaused: boolean) => void] {
  return [useSyncExternalStore(subscribe, read, () => false), setPaused];
}
