import { useEffect, useState } from "react";

/** Pixels of scrolling that mean a direction rather than a trembling finger. */
const meant = 8;
/** Above this nothing would be won by hiding the header: its own height. */
const headerHeight = 64;

/** Whether somebody reads downwards, so that the header of a phone is in the way. */
export function useHeaderAway(): boolean {
  const [away, setAway] = useState(false);
  useEffect(() => {
    let before = window.scrollY;
    const follow = () => {
      const here = Math.max(0, window.scrollY);
      if (Math.abs(here - before) < meant) return;
      setAway(here > before && here > headerHeight);
      before = here;
    };
    window.addEventListener("scroll", follow, { passive: true });
    return () => window.removeEventListener("scroll", follow);
  }, []);
  return away;
}
