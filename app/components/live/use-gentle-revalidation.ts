import { useRevalidator } from "@remix-run/react";
import { useCallback, useEffect, useRef } from "react";

/** Browsers that hear the same news do not all ask at once. */
const spreadMs = 4_000;

/**
 * Asks the page's data again, soon, once, and not while nobody looks: then when somebody does. It is told how long all
 * browsers together may take.
 */
export function useGentleRevalidation(): (withinMs?: number) => void {
  const { revalidate } = useRevalidator();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isDue = useRef(false);
  useEffect(() => {
    const look = () => {
      if (document.hidden || !isDue.current) return;
      isDue.current = false;
      revalidate();
    };
    document.addEventListener("visibilitychange", look);
    return () => {
      document.removeEventListener("visibilitychange", look);
      clearTimeout(timer.current);
      timer.current = undefined;
    };
  }, [revalidate]);
  return useCallback(
    (withinMs = 0) => {
      const look = () => {
        timer.current = undefined;
        if (document.hidden) isDue.current = true;
        else revalidate();
      };
      timer.current ??= setTimeout(look, 300 + Math.random() * Math.max(spreadMs, withinMs));
    },
    [revalidate],
  );
}
