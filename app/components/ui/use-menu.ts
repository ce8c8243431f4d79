import { type RefObject, useEffect } from "react";
import { nextByKey } from "./next-by-key.ts";

const items = "[data-menu-item]:not(:disabled)";
const marginPx = 8;

/**
 * What scripts add to a menu of `<details>`: it closes on Escape, on a choice, on a press or focus elsewhere; arrows, Home
 * and End move the focus; its panel turns to where there is room. https://www.w3.org/WAI/ARIA/apg/patterns/disclosure/
 */
export function useMenu(ref: RefObject<HTMLDetailsElement>): void {
  useEffect(() => {
    const menu = ref.current;
    if (!menu) return;
    const closeIfOutside = ({ target }: Event) => {
      if (menu.open && !menu.contains(target as Node)) menu.open = false;
    };
    const onToggle = () => menu.open && keepInView(menu);
    const onKeyDown = (event: KeyboardEvent) => handleKey(menu, event);
    const onClick = ({ target }: Event) => {
      if ((target as Element).closest(items)) menu.open = false;
    };
    menu.addEventListener("toggle", onToggle);
    menu.addEventListener("keydown", onKeyDown);
    menu.addEventListener("click", onClick);
    document.addEventListener("pointerdown", closeIfOutside);
    document.addEventListener("focusin", closeIfOutside);
    return () => {
      menu.removeEventListener("toggle", onToggle);
      menu.removeEventListener("keydown", onKeyDown);
      menu.removeEventListener("click", onClick);
      document.removeEventListener("pointerdown", closeIfOutside);
      document.removeEventListener("focusin", closeIfOutside);
    };
  }, [ref]);
}

function handleKey(menu: HTMLDetailsElement, event: KeyboardEvent): void {
  const summary = menu.querySelector("summary");
  const focused = document.activeElement as HTMLElement | null;
  if (event.key === "Escape" && menu.open) {
    event.stopPropagation();
    menu.open = false;
    summary?.focus();
  } else if (focused === summary || focused?.matches("[data-menu-item]")) {
    const isArrow = event.key === "ArrowDown" || event.key === "ArrowUp";
    if (!menu.open && !isArrow) return;
    menu.open = true;
    const all = [...menu.querySelectorAll<HTMLElement>(items)];
    const next = nextByKey(event.key, all.indexOf(focused!), all.length);
    if (next === null) return;
    event.preventDefault();
    all[next]?.focus();
  }
}

/** Turns the panel over its trigger, or to its other edge, where it would leave the window. */
function keepInView(menu: HTMLDetailsElement): void {
  const panel = menu.querySelector<HTMLElement>("[data-menu-panel]");
  if (!panel) return;
  panel.toggleAttribute("data-above", false);
  panel.style.translate = "";
  const trigger = menu.getBoundingClientRect();
  let box = panel.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const roomBelow = clientHeight - trigger.bottom - marginPx;
  panel.toggleAttribute("data-above", panel.offsetHeight > roomBelow && trigger.top > roomBelow);
  box = panel.getBoundingClientRect();
  const over = Math.max(0, box.right - (clientWidth - marginPx));
  const under = Math.max(0, marginPx - box.left);
  if (over || under) panel.style.translate = `${under - over}px`;
}
