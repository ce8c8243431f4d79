import { useEffect, useRef, useState } from "react";
import type { PostRange, PostView } from "#app/domain/forums/views.ts";
import { typingMs } from "#realtime/protocol.ts";
import { useGentleRevalidation } from "../live/use-gentle-revalidation.ts";
import { useLive, useRoom } from "../live/use-live.ts";
import { usePageData } from "../shell/use-page-data.ts";

type Shown = { topicId: string; posts: PostView[]; page: PostRange };

/** What happened in an open topic since the page came. Nothing of it moves what is being read. */
export type TopicNewsShown = {
  /** Replies of others that the page does not hold. */
  fresh: number;
  /** Somebody writes a reply at this moment. */
  writing: "staff" | "member" | null;
  /** The topic may not be read any more. */
  isGone: boolean;
};

/** Hears what happens in a topic; what changed among the posts shown is looked up again where it stands. */
export function useTopicNews({ topicId, posts, page }: Shown): TopicNewsShown {
  const myId = usePageData().me?.id;
  const lookAgain = useGentleRevalidation();
  const [fresh, setFresh] = useState(0);
  const [isGone, setGone] = useState(false);
  const known = Math.max(page.lastNumber, posts.at(-1)?.number ?? 0);
  useEffect(() => void (known && setFresh(0)), [known]);
  useRoom(`topic:${topicId}`, ({ last = 0 }) => setFresh((before) => Math.max(before, last - known)));
  useLive("topic", (news) => {
    if (news.topicId !== topicId) return;
    if (news.what === "posted") {
      if (news.authorId !== myId && !posts.some(({ id }) => id === news.postId)) setFresh((before) => before + 1);
    } else if (!news.postId || posts.some(({ id }) => id === news.postId)) lookAgain();
  });
  useLive("left", (room) => {
    if (room === `topic:${topicId}`) setGone(true);
  });
  return { fresh, isGone, writing: useWriting(topicId) };
}

function useWriting(topicId: string): TopicNewsShown["writing"] {
  const [writing, setWriting] = useState<TopicNewsShown["writing"]>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useLive("typing", (news) => {
    if (news.topicId !== topicId) return;
    setWriting((before) => (news.isStaff || before === "staff" ? "staff" : "member"));
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setWriting(null), typingMs.believed);
  });
  useLive("topic", ({ topicId: id, what }) => {
    if (id === topicId && what === "posted") setWriting(null);
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return writing;
}
