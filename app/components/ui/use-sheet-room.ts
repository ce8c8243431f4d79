import { type RefObject, useEffect } from "react";
import type { SheetState } from "./sheet.tsx";

/**
 * Tells the page how much of it a sheet covers, so that its last lines scroll clear of it (`--sheet-room`), and the sheet
 * how much of the window a phone's keyboard leaves (`--visible-height`, `--keyboard-height`).
 */
export function useSheetRoom(panel: RefObject<HTMLElement>, state: SheetState): void {
  useEffect(() => {
    if (state === "closed" || !panel.current) return;
    const { style } = document.documentElement;
    const measureRoom = new ResizeObserver(([entry]) => {
      style.setProperty("--sheet-room", `${Math.round(entry?.borderBoxSize[0]?.blockSize ?? 0)}px`);
    });
    measureRoom.observe(panel.current);
    const view = window.visualViewport;
    const measureView = () => view && placeAboveKeyboard(view, style);
    measureView();
    view?.addEventListener("resize", measureView);
    view?.addEventListener("scroll", measureView);
    return () => {
      measureRoom.disconnect();
      view?.removeEventListener("resize", measureView);
      view?.removeEventListener("scroll", measureView);
      for (const name of ["--sheet-room", "--visible-height", "--keyboard-height"]) style.removeProperty(name);
    };
  }, [panel, state]);
}

/** Zooming in also shrinks the visual viewport; only a keyboard does so at the size of the page. */
function placeAboveKeyboard(view: VisualViewport, style: CSSStyleDeclaration): void {
  if (view.scale > 1.01) return;
  const covered = Math.max(0, window.innerHeight - view.height - view.offsetTop);
  style.setProperty("--visible-height", `${Math.round(view.height)}px`);
  style.setProperty("--keyboard-height", `${Math.round(covered)}px`);
}
