import { useRef } from "react";
import { typingMs } from "#realtime/protocol.ts";
import { sayTyping } from "../live/live-store.ts";
import { usePageData } from "../shell/use-page-data.ts";

/** Tells readers of a topic that its member is writing, now and then and only where it is shown; called with each change. */
export function useSayTyping(topicId: string): () => void {
  const { me } = usePageData();
  const lastAt = useRef(Number.NEGATIVE_INFINITY);
  const isShown = me !== null && (me.showsPresence || me.permissions.length > 0);
  return () => {
    const now = performance.now();
    if (!isShown || now - lastAt.current < typingMs.every) return;
    if (sayTyping(topicId)) lastAt.current = now;
  };
}
