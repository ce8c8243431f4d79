import { useNavigate } from "@remix-run/react";
import type { PostRange, TopicView } from "#app/domain/forums/views.ts";
import { postAnchor, topicPath } from "#app/paths.ts";

/** Goes to a post of the topic: by scrolling where it is on the page, else to the page that begins with it. */
export function useJump(topic: TopicView, page: PostRange): (number: number) => void {
  const navigate = useNavigate();
  return (number) => {
    const there = document.getElementById(postAnchor(number));
    if (there) there.scrollIntoView({ block: "start" });
    else if (number >= page.lastNumber) navigate(`${topicPath(topic)}?last=yes`);
    else navigate(topicPath(topic, number));
  };
}
