import { useLocation } from "@remix-run/react";
import { type RefObject, useEffect } from "react";

/** Closes a menu made of `<details>` on Escape, on a press elsewhere and on going somewhere. */
export function useClosing(menu: RefObject<HTMLDetailsElement>): void {
  const { key } = useLocation();
  useEffect(() => {
    if (key && menu.current) menu.current.open = false;
  }, [key, menu]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || !menu.current?.open) return;
      menu.current.open = false;
      menu.current.querySelector("summary")?.focus();
    };
    const onPress = ({ target }: PointerEvent) => {
      if (menu.current?.open && !menu.current.contains(target as Node)) menu.current.open = false;
    };
    document.addEventListener("keydown", onKey);
    document.addEventListener("pointerdown", onPress);
    return () => {
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("pointerdown", onPress);
    };
  }, [menu]);
}
