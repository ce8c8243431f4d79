import { useState } from "react";
import { pageSize } from "#app/domain/forums/rules.ts";
import type { PostRange, PostView } from "#app/domain/forums/views.ts";

type Page = { posts: PostView[]; page: PostRange };

/** Replies on their way: they stand on the page at once, and leave it again when they are refused. */
export type Outbox = {
  /** How the words look that are on their way. */
  sending: string | null;
  setSending: (html: string | null) => void;
  /** What was answered and the page does not hold yet. */
  sent: PostView[];
  keep: (post: PostView) => void;
  /** Whether the next reply stands on this page of the topic. */
  hasRoom: boolean;
};

/** What a page shows of its replies on their way; `useSending` puts them there. */
export function useOutbox({ posts, page }: Page): Outbox {
  const [sending, setSending] = useState<string | null>(null);
  const [answered, setAnswered] = useState<PostView[]>([]);
  return {
    sending,
    setSending,
    sent: answered.filter((post) => post.number > page.last),
    keep: (post) => setAnswered((before) => [...before, post]),
    hasRoom: page.nextFrom === null && posts.length < pageSize,
  };
}
