import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { Calendar } from "#app/platform/persian/format.ts";
import { dayByKey } from "#app/platform/persian/month-grid.ts";

type Limits = { min: number; max: number };

/** Which day of a calendar has the focus, moved by keys; it never leaves the days that may be chosen. */
export function useDayFocus(first: number, { min, max }: Limits, calendar: Calendar, dir: "ltr" | "rtl") {
  const within = (day: number) => Math.min(max, Math.max(min, day));
  const [focused, setFocused] = useState(() => within(first));
  const grid = useRef<HTMLTableElement>(null);
  const takesFocus = useRef(true);
  useEffect(() => {
    if (takesFocus.current) grid.current?.querySelector<HTMLElement>(`[data-day="${focused}"]`)?.focus();
    takesFocus.current = false;
  }, [focused]);
  const onKeyDown = (event: KeyboardEvent) => {
    const day = dayByKey(event, focused, calendar, dir);
    if (day === null) return;
    event.preventDefault();
    takesFocus.current = within(day) !== focused;
    setFocused(within(day));
  };
  return { focused, setFocused: (day: number) => setFocused(within(day)), grid, onKeyDown };
}
