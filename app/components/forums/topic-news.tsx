import { useNavigate, useRevalidator } from "@remix-run/react";
import { ArrowDown } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { pageSize } from "#app/domain/forums/rules.ts";
import type { PostRange, PostView, TopicView } from "#app/domain/forums/views.ts";
import { postAnchor, topicPath } from "#app/paths.ts";
import { useRoomForFocus } from "../live/use-room-for-focus.ts";
import { usePageData } from "../shell/use-page-data.ts";
import { buttonClass } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";
import { useToast } from "../ui/toast.tsx";
import { useTopicNews } from "./use-topic-news.ts";

type Props = { topic: TopicView; posts: PostView[]; page: PostRange };

/** New replies wait behind a button and never move what is read; who writes is said quietly. */
export function TopicNews({ topic, posts, page }: Props) {
  const t = useTranslations("live");
  const { fresh, seen, isGone, writing } = useTopicNews({ topicId: topic.id, posts, page });
  const goOn = useGoOn({ topic, posts, page });
  useSayGone(isGone);
  useRoomForFocus("scrollPaddingBlockEnd", fresh > 0 ? "10rem" : null);
  return (
    <div className="pointer-events-none sticky bottom-[calc(4.75rem+env(safe-area-inset-bottom)+var(--sheet-room,0px)+var(--toast-room,0px))] z-20 flex flex-col items-center gap-2 lg:bottom-[calc(1.5rem+var(--sheet-room,0px))]">
      {writing && (
        <p className="rounded-full border border-line bg-surface-floating px-3 py-1 text-sm text-text-soft shadow-floating">
          {t(writing === "staff" ? "staffWriting" : "memberWriting")}
        </p>
      )}
      <div role="status">
        {fresh > 0 && (
          <button
            type="button"
            onClick={() => goOn(fresh, seen)}
            className={classNames(
              buttonClass({ variant: "primary" }),
              "pointer-events-auto mt-3 rounded-full shadow-floating",
            )}
          >
            <ArrowDown aria-hidden size={18} strokeWidth={1.75} />
            {t("newReplies", { count: fresh })}
          </button>
        )}
      </div>
    </div>
  );
}

/** Goes to the first new reply, focus and all: on this page where there is room for it, else where the topic goes on. */
function useGoOn({ topic, posts, page }: Props) {
  const { me } = usePageData();
  const navigate = useNavigate();
  const { revalidate } = useRevalidator();
  const awaited = useRef<number | null>(null);
  const goThere = (after: number) => {
    const next = posts.find(({ number, author }) => number > after && author.id !== me?.id);
    if (!next) return false;
    awaited.current = null;
    const article = document.getElementById(postAnchor(next.number));
    article?.focus({ preventScroll: true });
    article?.scrollIntoView({ block: "start" });
    return true;
  };
  useEffect(() => void (awaited.current !== null && goThere(awaited.current)));
  return (fresh: number, seen: number) => {
    if (goThere(seen)) return;
    awaited.current = seen;
    if (page.nextFrom !== null || posts.length + fresh > pageSize) navigate(topicPath(topic, seen + 1));
    else revalidate();
  };
}

function useSayGone(isGone: boolean): void {
  const t = useTranslations("live");
  const { show } = useToast();
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (isGone)
      return show({ text: t("topicGone"), durationMs: 0, action: { label: t("lookAgain"), onAction: revalidate } });
  }, [isGone, show, revalidate, t]);
}
