import { type KeyboardEvent, useEffect, useRef } from "react";

/**
 * One tab stop for a group of buttons, arrow keys among them (WAI-ARIA toolbar). Left and right follow the direction
 * of the page; with `columns`, up and down move by a row.
 */
export function useRovingFocus<Group extends HTMLElement>(columns = 0) {
  const group = useRef<Group>(null);
  useEffect(() => {
    const buttons = buttonsOf(group.current);
    const current = buttons.find(({ tabIndex }) => tabIndex === 0) ?? buttons[0];
    for (const button of buttons) button.tabIndex = button === current ? 0 : -1;
  });
  const onKeyDown = (event: KeyboardEvent<Group>) => {
    const buttons = buttonsOf(group.current);
    const from = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const to = from === -1 ? null : target(event.key, from, buttons.length, columns, isRtl(group.current));
    if (to === null) return;
    event.preventDefault();
    for (const button of buttons) button.tabIndex = -1;
    const next = buttons[(to + buttons.length) % buttons.length]!;
    next.tabIndex = 0;
    next.focus();
  };
  return { ref: group, onKeyDown };
}

function buttonsOf(group: HTMLElement | null): HTMLButtonElement[] {
  return [...(group?.querySelectorAll<HTMLButtonElement>("button:not(:disabled)") ?? [])];
}

function isRtl(group: HTMLElement | null): boolean {
  return group !== null && getComputedStyle(group).direction === "rtl";
}

function target(key: string, from: number, count: number, columns: number, rtl: boolean): number | null {
  const forward = rtl ? -1 : 1;
  if (key === "ArrowRight") return from + forward;
  if (key === "ArrowLeft") return from - forward;
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  if (columns > 0 && key === "ArrowDown") return Math.min(from + columns, count - 1);
  if (columns > 0 && key === "ArrowUp") return Math.max(from - columns, 0);
  return null;
}
