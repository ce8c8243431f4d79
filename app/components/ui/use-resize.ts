import { type KeyboardEvent, type PointerEvent, type RefObject, useState } from "react";

const leastPx = 220;
const firstPx = 380;
const stepPx = 32;
const keptAs = "sheet-height";

/**
 * The height of a sheet, changed at its handle by pointer or arrow keys and kept in this browser.
 * https://www.w3.org/WAI/ARIA/apg/patterns/windowsplitter/
 */
export function useResize(panel: RefObject<HTMLElement>) {
  const [height, setHeight] = useState(keptHeight);
  const most = mostPx();
  const resize = (to: number) => {
    const next = Math.round(Math.min(mostPx(), Math.max(leastPx, to)));
    setHeight(next);
    keepHeight(next);
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    event.preventDefault();
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || !panel.current) return;
    resize(panel.current.getBoundingClientRect().bottom - event.clientY);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = { ArrowUp: height + stepPx, ArrowDown: height - stepPx, Home: leastPx, End: most }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    resize(to);
  };
  const values = { "aria-valuenow": height, "aria-valuemin": leastPx, "aria-valuemax": most };
  return { height, handle: { onPointerDown, onPointerMove, onKeyDown, ...values } };
}

function mostPx(): number {
  return typeof window === "undefined" ? firstPx : Math.max(leastPx, window.innerHeight - 80);
}

function keptHeight(): number {
  if (typeof window === "undefined") return firstPx;
  try {
    const kept = Number(localStorage.getItem(keptAs));
    return kept >= leastPx ? Math.min(kept, mostPx()) : Math.min(firstPx, mostPx());
  } catch {
    return firstPx; // a browser that keeps nothing
  }
}

function keepHeight(height: number): void {
  try {
    localStorage.setItem(keptAs, String(height));
  } catch {
    // a browser that keeps nothing: the height lasts as long as the page
  }
}
