import { Heart } from "lucide-react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { PostView } from "#app/domain/forums/views.ts";
import { likePath } from "#app/paths.ts";
import { useLive } from "../live/use-live.ts";
import { classNames } from "../ui/class-names.ts";
import { useToast } from "../ui/toast.tsx";
import { LikeCount } from "./like-count.tsx";
import { quietButton } from "./quiet-button.ts";
import { sendDeed } from "./send-deed.ts";
import { useRefusalText } from "./use-refusal-text.ts";

type Likes = { liked: boolean; likeCount: number };

/** Answers at once and takes it back with the reason if it is refused; the number leads to who likes the post. */
export function LikeForm({ post }: { post: PostView }) {
  const t = useTranslations("forums");
  const { liked, likeCount, onSubmit } = useLikes(post);
  return (
    <form method="post" action={likePath("post", post.id)} onSubmit={onSubmit} className="flex items-center">
      <button
        type="submit"
        name="intent"
        value={liked ? "unlike" : "like"}
        aria-pressed={liked}
        aria-label={t("likeLabel", { count: likeCount })}
        className={classNames(quietButton, "min-w-11", liked && "text-bad")}
      >
        <Heart aria-hidden size={20} strokeWidth={1.75} fill={liked ? "currentColor" : "none"} />
      </button>
      {likeCount > 0 && <LikeCount post={post} count={likeCount} />}
    </form>
  );
}

/** The likes as they are or, while the club has not answered yet, as they will be. Of quick presses the last one counts. */
function useLikes(post: PostView) {
  const { show } = useToast();
  const refusalText = useRefusalText();
  const told: Likes = { liked: post.likedByMe, likeCount: post.likeCount };
  const [shown, setShown] = useState(told);
  const known = useRef(told);
  const asked = useRef(0);
  useEffect(() => {
    known.current = { liked: post.likedByMe, likeCount: post.likeCount };
    setShown(known.current);
  }, [post.likedByMe, post.likeCount]);
  useLive("likes", ({ id, count }) => {
    if (id !== post.id) return;
    known.current = { ...known.current, likeCount: count };
    setShown((before) => ({ ...before, likeCount: count }));
  });
  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const liked = !shown.liked;
    const turn = ++asked.current;
    setShown({ liked, likeCount: shown.likeCount + (liked ? 1 : -1) });
    const answer = await sendDeed<Likes>(event.currentTarget.action, { intent: liked ? "like" : "unlike" });
    if ("data" in answer) known.current = answer.data;
    if (turn !== asked.current) return;
    setShown(known.current);
    if ("refusal" in answer) show({ text: refusalText(answer.refusal), tone: "bad" });
  };
  return { ...shown, onSubmit };
}
