import { useLocation } from "@remix-run/react";
import { useEffect, useRef } from "react";

const fields = "input, textarea, select, [contenteditable]";

/**
 * After going to another page the focus is on its heading, as if the page had been loaded: a screen reader says where
 * one is, and Tab begins there. A field that the page itself put the focus in keeps it.
 */
export function useFocusOnNewPage(): void {
  const { pathname, hash } = useLocation();
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    if (!hash) focusHeading();
  }, [pathname, hash]);
}

/** Puts the focus on the page's heading without scrolling. */
export function focusHeading(): void {
  const content = document.getElementById("content");
  const focused = document.activeElement;
  if (!content || (focused && content.contains(focused) && focused.matches(fields))) return;
  const heading = content.querySelector<HTMLElement>("h1") ?? content;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}
