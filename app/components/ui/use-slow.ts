import { useEffect, useState } from "react";

/** Quicker answers than this need no stand-in. */
const patienceMs = 150;

/** Whether something is under way for longer than one waits without asking. */
export function useSlow(isPending: boolean): boolean {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    if (!isPending) return;
    const timer = setTimeout(() => setSlow(true), patienceMs);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [isPending]);
  return isPending && isSlow;
}
