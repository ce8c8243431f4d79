import { useEffect } from "react";
import type { PostRange } from "#app/domain/forums/views.ts";
import { readingPath } from "#app/paths.ts";
import { usePageData } from "../shell/use-page-data.ts";

type Shown = { number: number };
type Props = { topicId: string; posts: Shown[]; page: PostRange };

/** How often new posts are reported, and how often that the same ones are still being read. */
const freshReportSeconds = 5;
const reportSeconds = 30;

/**
 * Tells the server which posts were really seen, so that reading goes on there next time: posts that stood on the
 * screen of a visible page that somebody moves now and then, and for how long. Without scripts those of a page whose
 * pictures are asked for.
 */
export function ReadingReport({ topicId, posts, page }: Props) {
  const { me } = usePageData();
  const first = posts[0]?.number;
  const last = posts.at(-1)?.number;
  useEffect(() => {
    if (!me || first === undefined || last === undefined) return;
    return watch(topicId);
  }, [me, topicId, first, last]);
  const source = `${readingPath(topicId)}?first=${page.first}&last=${page.last}`;
  return (
    <noscript>
      <img src={source} alt="" width={1} height={1} />
    </noscript>
  );
}

/** A page nobody moved for so long is open, not read. */
const idleSeconds = 60;
const signsOfLife = ["scroll", "pointermove", "pointerdown", "keydown"] as const;

function watch(topicId: string): () => void {
  const onScreen = new Set<number>();
  const fresh = new Set<number>();
  let seconds = 0;
  let stillFor = 0;
  const observer = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        const number = Number((entry.target as HTMLElement).dataset.post);
        if (!entry.isIntersecting) onScreen.delete(number);
        else for (const seen of [onScreen, fresh]) seen.add(number);
      }
    },
    { threshold: 0.1 },
  );
  for (const article of document.querySelectorAll("[data-post]")) observer.observe(article);
  const report = () => {
    if (fresh.size === 0 && seconds === 0) return;
    send(topicId, [...onScreen, ...fresh], seconds);
    fresh.clear();
    seconds = 0;
  };
  const timer = setInterval(() => {
    if (document.visibilityState !== "visible" || ++stillFor > idleSeconds) return;
    seconds += 1;
    if (seconds >= (fresh.size > 0 ? freshReportSeconds : reportSeconds)) report();
  }, 1000);
  const alive = () => {
    stillFor = 0;
  };
  for (const sign of signsOfLife) window.addEventListener(sign, alive, { passive: true });
  window.addEventListener("pagehide", report);
  return () => {
    report();
    observer.disconnect();
    clearInterval(timer);
    for (const sign of signsOfLife) window.removeEventListener(sign, alive);
    window.removeEventListener("pagehide", report);
  };
}

function send(topicId: string, seen: number[], seconds: number): void {
  if (seen.length === 0) return;
  const body = JSON.stringify({ firstNumber: Math.min(...seen), lastNumber: Math.max(...seen), seconds });
  void fetch(readingPath(topicId), {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body,
    keepalive: true,
  }).catch(() => undefined); // a lost report costs nothing: the next page says it again
}
