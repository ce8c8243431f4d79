import { useRevalidator } from "@remix-run/react";
import { useCallback, useEffect, useRef } from "react";

/** Browsers that hear the same news do not all ask at once. */
const spreadMs = 4_000;

/** Asks the page's data again, soon, once, and not while nobody looks: then when somebody does. */
export function useGentleRevalidation(): () => void {
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
    };
  }, [revalidate]);
  return useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(
      () => {
        if (document.hidden) isDue.current = true;
        else revalidate();
      },
      300 + Math.random() * spreadMs,
    );
  }, [revalidate]);
}
