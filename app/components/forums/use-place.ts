import { useEffect, useState } from "react";

/** How far down the window the line lies that the eye reads at. */
const eyeLine = 0.4;

/** The number of the post that is being read: the last that begins above the middle of the window. */
export function usePlace(posts: { number: number }[]): number {
  const first = posts[0]?.number ?? 1;
  const last = posts.at(-1)?.number ?? first;
  const [place, setPlace] = useState(first);
  useEffect(() => {
    let frame = 0;
    const look = () => {
      frame = 0;
      setPlace(placeInSight(first, last));
    };
    const ask = () => {
      frame ||= requestAnimationFrame(look);
    };
    look();
    window.addEventListener("scroll", ask, { passive: true });
    window.addEventListener("resize", ask);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener("scroll", ask);
      window.removeEventListener("resize", ask);
    };
  }, [first, last]);
  return Math.min(Math.max(place, first), last);
}

function placeInSight(first: number, last: number): number {
  const { scrollHeight, clientHeight } = document.documentElement;
  if (window.scrollY > 0 && window.scrollY + clientHeight >= scrollHeight - 2) return last;
  let place = first;
  for (const article of document.querySelectorAll<HTMLElement>("article[data-post]")) {
    if (article.getBoundingClientRect().top > clientHeight * eyeLine) break;
    place = Number(article.dataset.post);
  }
  return place;
}
