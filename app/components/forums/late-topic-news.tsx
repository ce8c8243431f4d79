import type { ComponentProps } from "react";
import { withWords } from "#app/i18n/words-at-hand.ts";
import { useLatePart } from "../light/use-late-part.ts";
import { useIsRead } from "../live/use-live.ts";
import type { TopicNews } from "./topic-news.tsx";

const load = async () => (await withWords(import("./topic-news.tsx"))).TopicNews;

/** News of a topic for who reads it; who only looks loads nothing of them. */
export function LateTopicNews(props: ComponentProps<typeof TopicNews>) {
  const News = useLatePart(useIsRead(), load);
  return News && <News {...props} />;
}
