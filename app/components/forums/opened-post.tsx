import { Link, useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import { useTranslations } from "use-intl";
import type { PostView } from "#app/domain/forums/views.ts";
import { postPath, postRepliesPath } from "#app/paths.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Button } from "../ui/button.tsx";
import { reach } from "../ui/reach.ts";
import { Time } from "../ui/time.tsx";
import { PostText } from "./post-text.tsx";

type Answer = { post: PostView; replies: PostView[] };

/** Another post opened in place: what a reply answers or a quote comes from. */
export function OpenedPost({ postId, onClose }: { postId: string; onClose: () => void }) {
  const t = useTranslations("forums");
  const answer = useAnswer(postId);
  return (
    <aside aria-live="polite" className="mt-3 rounded-control border border-line bg-surface-raised p-4 text-text">
      {answer ? <PostExcerpt post={answer.post} /> : <p className="text-text-soft">{t("opening")}</p>}
      <Button type="button" variant="quiet" size="small" onClick={onClose}>
        {t("fold")}
      </Button>
    </aside>
  );
}

/** The replies to a post, opened under it. */
export function OpenedReplies({ postId }: { postId: string }) {
  const t = useTranslations("forums");
  const answer = useAnswer(postId);
  if (!answer) return <p className="mt-3 text-text-soft">{t("opening")}</p>;
  return (
    <ul className="mt-3 space-y-3 border-s-2 border-line ps-4">
      {answer.replies.map((reply) => (
        <li key={reply.id}>
          <PostExcerpt post={reply} />
        </li>
      ))}
    </ul>
  );
}

/** A post without anything to do: who, when, what, and the way to where it stands. */
export function PostExcerpt({ post }: { post: PostView }) {
  const t = useTranslations("forums");
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 text-sm text-text-soft">
        <Avatar member={post.author} size={24} />
        <bdi className="font-medium text-text">{post.author.name}</bdi>
        <Link
          to={postPath(post.id)}
          className={`${reach} inline-flex min-h-8 items-center hover:text-text hover:underline`}
        >
          {t("postNumber", { number: post.number })}
        </Link>
        <Time at={post.createdAt} />
      </p>
      <PostText post={post} />
    </>
  );
}

function useAnswer(postId: string): Answer | undefined {
  const fetcher = useFetcher<Answer>();
  const { load } = fetcher;
  useEffect(() => load(postRepliesPath(postId)), [load, postId]);
  return fetcher.data?.post.id === postId ? fetcher.data : undefined;
}
