import { useEffect, useState } from "react";
import { usePageData } from "../shell/use-page-data.ts";
import { useLive } from "./use-live.ts";

/** How many notifications wait: as the page says, until the bell says it anew. */
export function useUnread(): number {
  const { me, now } = usePageData();
  const told = me?.unread ?? 0;
  const [unread, setUnread] = useState(told);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer of the club counts, also with the number it had before
  useEffect(() => setUnread(told), [told, now]);
  useLive("bell", (bell) => setUnread(bell.unread));
  return unread;
}
