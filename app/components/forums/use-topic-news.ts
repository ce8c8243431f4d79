import { useEffect, useRef, useState } from "react";
import type { PostRange, PostView } from "#app/domain/forums/views.ts";
import { postAnchor } from "#app/paths.ts";
import { typingMs } from "#realtime/protocol.ts";
import { useGentleRevalidation } from "../live/use-gentle-revalidation.ts";
import { useLive, useRoom } from "../live/use-live.ts";
import { usePageData } from "../shell/use-page-data.ts";
import { afterSeeing, type UnseenReplies } from "./unseen-replies.ts";

type Shown = { topicId: string; posts: PostView[]; page: PostRange };

/** What happened in an open topic since the page came. Nothing of it moves what is being read. */
export type TopicNewsShown = UnseenReplies & {
  /** Somebody writes a reply at this moment. */
  writing: "staff" | "member" | null;
  /** The topic may not be read any more. */
  isGone: boolean;
};

/** Hears what happens in a topic; what changed among the posts shown is looked up again where it stands. */
export function useTopicNews(shown: Shown): TopicNewsShown {
  const { topicId, posts } = shown;
  const lookAgain = useGentleRevalidation();
  const [isGone, setGone] = useState(false);
  useLive("topic", (news) => {
    if (news.topicId !== topicId || news.what === "posted") return;
    if (!news.postId || posts.some(({ id }) => id === news.postId)) lookAgain();
  });
  useLive("left", (room) => {
    if (room === `topic:${topicId}`) setGone(true);
  });
  return { ...useFresh(shown), isGone, writing: useWriting(topicId) };
}

/** Counts what was not seen, also when the page holds it since it was looked up again: then until it is on the screen. */
function useFresh({ topicId, posts, page }: Shown): UnseenReplies {
  const myId = usePageData().me?.id;
  const shownTo = posts.at(-1)?.number ?? 0;
  const goesTo = Math.max(page.lastNumber, shownTo);
  const [unseen, setUnseen] = useState({ fresh: 0, seen: goesTo });
  const counted = useRef(new Set<string>());
  useRoom(`topic:${topicId}`, ({ last = 0 }) =>
    setUnseen((before) => ({ ...before, fresh: Math.max(before.fresh, last - before.seen) })),
  );
  useLive("topic", ({ topicId: id, what, postId = "", authorId }) => {
    if (id !== topicId || what !== "posted" || authorId === myId || counted.current.has(postId)) return;
    counted.current.add(postId);
    setUnseen((before) => ({ ...before, fresh: before.fresh + 1 }));
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: another part of the topic was opened, and says how far it goes
  useEffect(() => setUnseen((before) => (before.seen === goesTo ? before : { fresh: 0, seen: goesTo })), [page.first]);
  const { seen } = unseen;
  const others = posts.filter(({ author }) => author.id !== myId).map(({ number }) => number);
  const newest = others.findLast((number) => number > seen);
  const heldToEnd = page.nextFrom === null ? page.lastNumber : 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the numbers say whether there is something to look for
  useEffect(() => {
    const see = () =>
      setUnseen((before) => {
        const now = afterSeeing(before, { others, shownTo, heldToEnd });
        return now.fresh === before.fresh && now.seen === before.seen ? before : now;
      });
    return newest === undefined ? see() : whenOnScreen(postAnchor(newest), see);
  }, [newest, shownTo, heldToEnd]);
  return unseen;
}

function whenOnScreen(id: string, work: () => void): () => void {
  const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && work());
  const element = document.getElementById(id);
  if (element) observer.observe(element);
  return () => observer.disconnect();
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
