import { Link, useFetcher } from "@remix-run/react";
import { Heart } from "lucide-react";
import { useTranslations } from "use-intl";
import type { Problem } from "#app/domain/core/form-state.ts";
import type { PostView } from "#app/domain/forums/views.ts";
import { likePath, likersPath } from "#app/paths.ts";
import { formatNumber } from "#app/platform/persian/format.ts";
import { useProblemText } from "../form/problem-text.tsx";
import { useClub } from "../shell/use-page-data.ts";
import { buttonClass } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";

const quiet = buttonClass({ variant: "quiet", size: "small" });

/** Answers at once and takes it back with the reason if it is refused; the number leads to who likes the post. */
export function LikeButton({ post }: { post: PostView }) {
  const t = useTranslations("forums");
  const text = useProblemText();
  const fetcher = useFetcher<{ problem?: Problem }>();
  const asked = fetcher.formData?.get("intent");
  const liked = asked ? asked === "like" : post.likedByMe;
  const count = post.likeCount + (asked ? Number(liked) - Number(post.likedByMe) : 0);
  const problem = fetcher.state === "idle" ? fetcher.data?.problem : undefined;
  if (!post.can.like) return count > 0 ? <LikeCount post={post} count={count} withHeart /> : null;
  return (
    <fetcher.Form method="post" action={likePath("post", post.id)} className="flex items-center">
      <button
        type="submit"
        name="intent"
        value={liked ? "unlike" : "like"}
        aria-pressed={liked}
        aria-label={t("likeLabel", { count })}
        className={classNames(quiet, liked && "text-bad")}
      >
        <Heart aria-hidden size={18} strokeWidth={1.75} fill={liked ? "currentColor" : "none"} />
      </button>
      {count > 0 && <LikeCount post={post} count={count} />}
      {problem && (
        <span role="alert" className="text-sm text-bad">
          {text(problem)}
        </span>
      )}
    </fetcher.Form>
  );
}

type CountProps = { post: PostView; count: number; withHeart?: boolean };

function LikeCount({ post, count, withHeart = false }: CountProps) {
  const t = useTranslations("forums");
  const { locale } = useClub();
  return (
    <Link to={likersPath(post.id)} className={classNames(quiet, "tabular-nums")} title={t("likers")}>
      {withHeart && <Heart aria-hidden size={18} strokeWidth={1.75} />}
      <span aria-hidden>{formatNumber(count, locale)}</span>
      <span className="sr-only">{t("likes", { count })}</span>
    </Link>
  );
}
