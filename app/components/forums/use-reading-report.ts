import { useEffect } from "react";
import { usePageData } from "../shell/use-page-data.ts";

type Shown = { number: number };

const reportSeconds = 5;

/**
 * Tells the server which posts were really seen, so that reading goes on there next time: posts that stood on the
 * screen of a visible page, every few seconds and when the page is left.
 */
export function useReadingReport(topicId: string, posts: Shown[]): void {
  const { me } = usePageData();
  const first = posts[0]?.number;
  const last = posts.at(-1)?.number;
  useEffect(() => {
    if (!me || first === undefined || last === undefined) return;
    return watch(topicId);
  }, [me, topicId, first, last]);
}

function watch(topicId: string): () => void {
  const seen = new Set<number>();
  let seconds = 0;
  const observer = new IntersectionObserver(
    (entries) => {
      for (const entry of entries)
        if (entry.isIntersecting) seen.add(Number((entry.target as HTMLElement).dataset.post));
    },
    { threshold: 0.1 },
  );
  for (const article of document.querySelectorAll("[data-post]")) observer.observe(article);
  const report = () => {
    if (seen.size === 0) return;
    const body = JSON.stringify({ firstNumber: Math.min(...seen), lastNumber: Math.max(...seen), seconds });
    seen.clear();
    seconds = 0;
    void fetch(`/topics/${topicId}/reading`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body,
      keepalive: true,
    }).catch(() => undefined); // a lost report costs nothing: the next page says it again
  };
  const timer = setInterval(() => {
    if (document.visibilityState !== "visible") return;
    seconds += 1;
    if (seconds >= reportSeconds) report();
  }, 1000);
  window.addEventListener("pagehide", report);
  return () => {
    report();
    observer.disconnect();
    clearInterval(timer);
    window.removeEventListener("pagehide", report);
  };
}
