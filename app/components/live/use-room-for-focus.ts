import { useEffect } from "react";

/** Has the page keep what takes the focus clear of what floats over one of its edges; null floats nothing. */
export function useRoomForFocus(edge: "scrollPaddingBlockStart" | "scrollPaddingBlockEnd", room: string | null): void {
  useEffect(() => {
    if (room === null) return;
    const { style } = document.documentElement;
    style[edge] = room;
    return () => {
      style[edge] = "";
    };
  }, [edge, room]);
}
