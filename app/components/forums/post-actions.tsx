import { Link } from "@remix-run/react";
import { CircleCheck, CircleX, Quote } from "lucide-react";
import { useTranslations } from "use-intl";
import type { PostView, TopicView } from "#app/domain/forums/views.ts";
import { postDeedPath, postPath, topicPath } from "#app/paths.ts";
import { quoteFromPage } from "../editor/quote-from-page.ts";
import { LikeButton } from "./like-button.tsx";
import { PostMenu } from "./post-menu.tsx";
import { quietButton } from "./quiet-button.ts";
import { ShareButton } from "./share-button.tsx";
import { useDeed } from "./use-deed.ts";

type Props = { post: PostView; topic: TopicView };

/** The quiet row under a post: like, quote, share, and the rest behind "more". */
export function PostActions({ post, topic }: Props) {
  const t = useTranslations("forums");
  return (
    <footer className="mt-2 -mb-2 -ms-2.5 flex flex-wrap items-center gap-x-1">
      <LikeButton post={post} />
      {post.can.reply && (
        <Link
          to={`${topicPath(topic)}?quote=${post.id}&from=${post.number}#reply`}
          className={quietButton}
          data-quote={post.id}
          onClick={(event) => {
            quoteFromPage(event, { postId: post.id, authorName: post.author.name, number: post.number });
          }}
        >
          <Quote aria-hidden size={20} strokeWidth={1.75} />
          {t("quote")}
        </Link>
      )}
      {post.can.accept && <AcceptButton post={post} />}
      <span className="ms-auto -me-2.5 flex items-center">
        {!post.state.startsWith("deleted") && (
          <ShareButton
            path={postPath(post.id)}
            title={topic.title}
            label={t("share")}
            className={`${quietButton} min-w-11`}
          />
        )}
        <PostMenu post={post} />
      </span>
    </footer>
  );
}

function AcceptButton({ post }: { post: PostView }) {
  const t = useTranslations("forums");
  const { onSubmit, busy } = useDeed();
  const Sign = post.accepted ? CircleX : CircleCheck;
  return (
    <form method="post" action={postDeedPath(post.id, post.accepted ? "withdraw" : "accept")} onSubmit={onSubmit}>
      <button type="submit" aria-busy={busy} className={quietButton}>
        <Sign aria-hidden size={20} strokeWidth={1.75} />
        {t(post.accepted ? "withdrawAnswer" : "accept")}
      </button>
    </form>
  );
}
