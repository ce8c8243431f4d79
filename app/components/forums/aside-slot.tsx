import { useEffect, useState } from "react";
import type { PostRange, PostView, TopicView } from "#app/domain/forums/views.ts";
import { withWords } from "#app/i18n/words-at-hand.ts";
import type { TopicAside } from "./topic-aside.tsx";

type Props = { topic: TopicView; posts: PostView[]; page: PostRange };

/** The width from which pages have an aside. */
const wide = "(width >= 80rem)";

/** What stands beside a topic comes after the topic, and only where there is room for it; all its ways are on the page, too. */
export function AsideSlot(props: Props) {
  const [loaded, setLoaded] = useState<{ Aside: typeof TopicAside } | null>(null);
  useEffect(() => {
    const room = window.matchMedia(wide);
    const load = () => {
      if (!room.matches) return;
      withWords(import("./topic-aside.tsx")).then(
        ({ TopicAside: Aside }) => setLoaded({ Aside }),
        () => undefined, // nothing beside the topic, then
      );
    };
    load();
    room.addEventListener("change", load);
    return () => room.removeEventListener("change", load);
  }, []);
  return loaded && <loaded.Aside {...props} />;
}
