import { useTranslations } from "use-intl";
import type { PostView, TopicView } from "#app/domain/forums/views.ts";
import { postPath } from "#app/paths.ts";
import { LikeButton } from "./like-button.tsx";
import { AcceptButton, PostMenu, QuoteLink } from "./parts-for-members.tsx";
import { quietButton } from "./quiet-button.ts";
import { ShareButton } from "./share-button.tsx";

type Props = { post: PostView; topic: TopicView };

/** The quiet row under a post: like, quote, share, and the rest behind "more". */
export function PostActions({ post, topic }: Props) {
  const t = useTranslations("forums");
  const { can } = post;
  const isChangeable = !post.isFirst && (can.delete || can.restore || can.hide);
  return (
    <footer className="mt-2 -mb-2 -ms-2.5 flex flex-wrap items-center gap-x-1">
      <LikeButton post={post} />
      {can.reply && <QuoteLink post={post} topic={topic} />}
      {can.accept && <AcceptButton post={post} />}
      <span className="ms-auto -me-2.5 flex items-center">
        {!post.state.startsWith("deleted") && (
          <ShareButton
            path={postPath(post.id)}
            title={topic.title}
            label={t("share")}
            className={`${quietButton} min-w-11`}
          />
        )}
        {(can.edit || can.history || isChangeable) && <PostMenu post={post} isChangeable={isChangeable} />}
      </span>
    </footer>
  );
}
