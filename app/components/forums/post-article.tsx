import { Link } from "@remix-run/react";
import { CircleCheck, MessageSquare, Reply } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { PostView, TopicView } from "#app/domain/forums/views.ts";
import { postAnchor, postHistoryPath, postPath, postRepliesPath } from "#app/paths.ts";
import { formatNumber } from "#app/platform/persian/format.ts";
import { MemberLink } from "../accounts/member-link.tsx";
import { useClub } from "../shell/use-page-data.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Badge } from "../ui/badge.tsx";
import { classNames } from "../ui/class-names.ts";
import { Time } from "../ui/time.tsx";
import { OpenedPost, OpenedReplies } from "./opened-post.tsx";
import { PostActions } from "./post-actions.tsx";
import { isPlainClick, PostText } from "./post-text.tsx";

type Props = { post: PostView; topic: TopicView };

/** One post: who, when, what, and what can be done with it. */
export function PostArticle({ post, topic }: Props) {
  const t = useTranslations("forums");
  const [opened, setOpened] = useState<string | null>(null);
  return (
    <article
      id={postAnchor(post.number)}
      data-post={post.number}
      aria-label={t("postBy", { number: post.number, name: post.author.name })}
      className={classNames(
        "scroll-mt-24 rounded-card border bg-surface-raised p-4 target:border-accent lg:p-6",
        post.accepted ? "border-good" : "border-line",
      )}
    >
      <PostHeader post={post} />
      {post.accepted && (
        <p className="mt-3 flex items-center gap-2 font-medium text-good">
          <CircleCheck aria-hidden size={18} strokeWidth={1.75} />
          {t("accepted")}
        </p>
      )}
      {post.replyTo && <InReplyTo replyTo={post.replyTo} onOpen={setOpened} />}
      {opened && <OpenedPost postId={opened} onClose={() => setOpened(null)} />}
      <PostText post={post} onOpenQuoted={setOpened} />
      {post.replyCount > 0 && <Replies post={post} />}
      {post.html !== null && <PostActions post={post} topic={topic} />}
    </article>
  );
}

function PostHeader({ post }: { post: PostView }) {
  const t = useTranslations("forums");
  const { locale } = useClub();
  const { author } = post;
  return (
    <header className="flex items-center gap-3">
      <Avatar member={author} />
      <div className="min-w-0 grow">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
          <MemberLink member={author} className="font-bold wrap-anywhere hover:text-accent">
            <bdi>{author.name}</bdi>
          </MemberLink>
          {author.isStaff && <Badge tone="accent">{t("staff")}</Badge>}
          {author.verifiedOwner && <Badge tone="good">{t("verifiedOwner")}</Badge>}
        </p>
        <p className="flex flex-wrap items-center gap-x-2 text-sm text-text-soft">
          <Time at={post.createdAt} />
          {post.editedAt && <EditedMark post={post} />}
        </p>
      </div>
      <Link
        to={postPath(post.id)}
        aria-label={t("postNumber", { number: post.number })}
        className="inline-flex min-h-11 min-w-11 items-center justify-end text-sm text-text-soft tabular-nums hover:text-text"
      >
        {formatNumber(post.number, locale)}
      </Link>
    </header>
  );
}

function EditedMark({ post }: { post: PostView }) {
  const t = useTranslations("forums");
  if (!post.can.history) return <span>· {t("edited")}</span>;
  return (
    <Link to={postHistoryPath(post.id)} className="underline underline-offset-4 hover:text-text">
      {t("edited")}
    </Link>
  );
}

type InReplyToProps = { replyTo: NonNullable<PostView["replyTo"]>; onOpen: (postId: string) => void };

/** Opens what is answered in place; without scripts, or in a new tab, it goes there. */
function InReplyTo({ replyTo, onOpen }: InReplyToProps) {
  const t = useTranslations("forums");
  return (
    <p className="mt-3 text-sm text-text-soft">
      <Link
        to={postPath(replyTo.id)}
        className="inline-flex min-h-8 items-center gap-1.5 hover:text-text hover:underline"
        onClick={(event) => {
          if (!isPlainClick(event)) return;
          event.preventDefault();
          onOpen(replyTo.id);
        }}
      >
        <Reply aria-hidden size={16} strokeWidth={1.75} className="rtl:-scale-x-100" />
        <span>
          {t.rich("inReplyTo", {
            number: replyTo.number,
            name: () => <bdi key="name">{replyTo.authorName}</bdi>,
          })}
        </span>
      </Link>
    </p>
  );
}

/** How many replies a post got; they open under it, and without scripts on a page of their own. */
function Replies({ post }: { post: PostView }) {
  const t = useTranslations("forums");
  const [open, setOpen] = useState(false);
  return (
    <div className="mt-3">
      <Link
        to={postRepliesPath(post.id)}
        aria-expanded={open}
        className="inline-flex min-h-8 items-center gap-1.5 text-sm text-text-soft hover:text-text hover:underline"
        onClick={(event) => {
          if (!isPlainClick(event)) return;
          event.preventDefault();
          setOpen(!open);
        }}
      >
        <MessageSquare aria-hidden size={16} strokeWidth={1.75} />
        {t("repliesHere", { count: post.replyCount })}
      </Link>
      {open && <OpenedReplies postId={post.id} />}
    </div>
  );
}
