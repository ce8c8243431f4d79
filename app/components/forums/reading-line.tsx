import { Link } from "@remix-run/react";
import { type CSSProperties, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { PostRange, PostView, TopicView } from "#app/domain/forums/views.ts";
import { topicPath } from "#app/paths.ts";
import { formatDate } from "#app/platform/persian/format.ts";
import { useClub } from "../shell/use-page-data.ts";
import { firstUnread } from "./first-unread.ts";
import { useJump } from "./use-jump.ts";
import { usePlace } from "./use-place.ts";

type Props = { topic: TopicView; posts: PostView[]; page: PostRange };

/** Topics shorter than this are seen at one glance. */
const shortest = 4;

/** Where one is in a topic, beside it: the first post, the last, and a line between them that is drawn or clicked to jump. */
export function ReadingLine({ topic, posts, page }: Props) {
  const t = useTranslations("forums");
  const club = useClub();
  if (page.lastNumber < shortest) return null;
  const unread = firstUnread(topic);
  return (
    <nav aria-label={t("readingLine")} className="text-sm text-text-soft">
      <Link to={topicPath(topic)} className={end}>
        <span className="font-medium text-text">{t("firstPost")}</span>
        <span>{formatDate(topic.createdAt, club, "short")}</span>
      </Link>
      <Line topic={topic} posts={posts} page={page} />
      <Link to={`${topicPath(topic)}?last=yes`} className={end}>
        <span className="font-medium text-text">{t("lastPost")}</span>
        <span>{formatDate(topic.lastPostAt, club, "short")}</span>
      </Link>
      {unread !== null && (
        <Link
          to={topicPath(topic, unread)}
          className="mt-2 inline-flex min-h-11 items-center gap-2 font-medium text-accent hover:underline"
        >
          <span aria-hidden className="size-2 rounded-full bg-accent" />
          {t("firstUnread", { number: unread })}
        </Link>
      )}
    </nav>
  );
}

const end = "flex min-h-11 flex-wrap items-center gap-x-2 rounded-control hover:text-text";

function Line({ topic, posts, page }: Props) {
  const t = useTranslations("forums");
  const club = useClub();
  const place = usePlace(posts);
  const { aim, ...slider } = useAim(place, useJump(topic, page));
  const shown = aim ?? place;
  const post = posts.find(({ number }) => number === shown);
  const when = post && formatDate(post.createdAt, club, "short");
  const share = (shown - 1) / Math.max(1, page.lastNumber - 1);
  const label = t("placeOf", { number: shown, total: page.lastNumber });
  return (
    <div style={{ "--share": share } as CSSProperties} className="group/line relative my-1 h-52">
      <span
        aria-hidden
        className="absolute inset-y-0 start-0 w-1 rounded-full bg-line group-hover/line:bg-line-strong"
      />
      <span aria-hidden className="absolute start-0 top-0 h-[calc(var(--share)*100%)] w-1 rounded-full bg-accent" />
      <span aria-hidden className="absolute start-0 top-[calc(var(--share)*(100%-48px))] flex h-12 items-center gap-3">
        <span className="h-12 w-1 rounded-full bg-accent group-has-focus-visible/line:outline-2 group-has-focus-visible/line:outline-offset-2 group-has-focus-visible/line:outline-accent" />
        <span className="leading-6">
          <span className="block font-medium text-text tabular-nums">{label}</span>
          {when && <span className="block">{when}</span>}
        </span>
      </span>
      <input
        {...slider}
        type="range"
        dir="ltr"
        min={1}
        max={page.lastNumber}
        value={shown}
        aria-label={t("readingLine")}
        aria-valuetext={when ? t("placeAt", { place: label, when }) : label}
        className="absolute -start-3 top-0 h-full w-24 cursor-pointer opacity-0 [writing-mode:vertical-lr]"
      />
    </div>
  );
}

/** Pressing keys aims further and further; the jump waits until the last of them. */
const keysWaitMs = 500;

/** Where the line points while it is drawn or keys are pressed, and the jump that follows. */
function useAim(place: number, jump: (number: number) => void) {
  const [aim, setAim] = useState<number | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);
  const go = () => {
    clearTimeout(timer.current);
    if (aim !== null && aim !== place) jump(aim);
    setAim(null);
  };
  const latest = useRef(go);
  latest.current = go;
  return {
    aim,
    onChange: ({ target }: { target: HTMLInputElement }) => setAim(Number(target.value)),
    onPointerUp: go,
    onBlur: go,
    onKeyUp: ({ key }: KeyboardEvent) => {
      clearTimeout(timer.current);
      if (key === "Enter") go();
      else timer.current = setTimeout(() => latest.current(), keysWaitMs);
    },
  };
}
