/** What a toast says, how long it stays, and what can be done with it. */
export type Toast = {
  text: string;
  tone?: "plain" | "good" | "bad";
  action?: { label: string; onAction: () => void };
  /** 0 stays until it is dismissed. */
  durationMs?: number;
};

export type ShownToast = Toast & { id: number };

const atOnce = 3;
let nextId = 1;
let toasts: readonly ShownToast[] = [];
let regions: readonly symbol[] = [];
const listeners = new Set<() => void>();

function change(to: readonly ShownToast[]): void {
  toasts = to;
  tellAll();
}

function tellAll(): void {
  for (const listener of listeners) listener();
}

/** Has the toasts shown in a region from now on, until it closes; answers with what closes it. */
export function openRegion(region: symbol): () => void {
  regions = [...regions, region];
  tellAll();
  return () => {
    regions = regions.filter((one) => one !== region);
    tellAll();
  };
}

/** Whether a region is the one that toasts are shown in. */
export function isLastRegion(region: symbol): boolean {
  return regions.at(-1) === region;
}

/** Shows a toast; later ones wait until there is room. Answers with what dismisses it. */
export function showToast(toast: Toast): () => void {
  const id = nextId++;
  change([...toasts, { ...toast, id }]);
  return () => dismissToast(id);
}

/** Takes a toast away. */
export function dismissToast(id: number): void {
  if (toasts.some((toast) => toast.id === id)) change(toasts.filter((toast) => toast.id !== id));
}

/** The toasts that have room, oldest first. */
export function shownToasts(): readonly ShownToast[] {
  return toasts.length > atOnce ? firstOf(toasts) : toasts;
}

let kept: { of: readonly ShownToast[]; first: readonly ShownToast[] } = { of: [], first: [] };

/** The same array for the same toasts, as `useSyncExternalStore` asks for. */
function firstOf(all: readonly ShownToast[]): readonly ShownToast[] {
  if (kept.of !== all) kept = { of: all, first: all.slice(0, atOnce) };
  return kept.first;
}

/** Hears of every change; answers with what ends it. */
export function subscribeToToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
