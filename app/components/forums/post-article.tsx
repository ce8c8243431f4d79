import { Link } from "@remix-run/react";
import { ChevronDown, CircleCheck, Reply } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { PostView, TopicView } from "#app/domain/forums/views.ts";
import { postAnchor, postPath, postRepliesPath } from "#app/paths.ts";
import { KeptPart } from "../shell/kept-part.tsx";
import { usePartSight } from "../shell/use-page-data.ts";
import { Avatar } from "../ui/avatar.tsx";
import { classNames } from "../ui/class-names.ts";
import { reach } from "../ui/reach.ts";
import { OpenedPost, OpenedReplies } from "./opened-post.tsx";
import { isPlainClick } from "./plain-click.ts";
import { PostActions } from "./post-actions.tsx";
import { postBody, postFrame } from "./post-frame.ts";
import { PostHeader } from "./post-header.tsx";
import { PostText } from "./post-text.tsx";

type Props = { post: PostView; topic: TopicView };

/** One post: who, when, what, and what can be done with it. The server renders it once for all who may do the same. */
export function PostArticle({ post, topic }: Props) {
  const sight = usePartSight(post.author.id, post.createdAt);
  return (
    <KeptPart name="post" sight={sight} shows={shownOf(post, topic)} text={post.html}>
      <Article post={post} topic={topic} />
    </KeptPart>
  );
}

/** All of a post but its text, and what it shows of its topic; instants as numbers, which are told faster. */
function shownOf(
  { html: _text, createdAt, editedAt, author, ...post }: PostView,
  { seq, slug, forum, title }: TopicView,
) {
  const { joinedAt, ...writer } = author;
  const times = [createdAt.getTime(), editedAt?.getTime(), joinedAt.getTime()];
  return [post, writer, times, seq, slug, forum.slug, title];
}

function Article({ post, topic }: Props) {
  const t = useTranslations("forums");
  const [opened, setOpened] = useState<string | null>(null);
  return (
    <article
      id={postAnchor(post.number)}
      data-post={post.number}
      tabIndex={-1}
      aria-label={t("postBy", { number: post.number, name: post.author.name })}
      className={classNames(
        postFrame,
        "target:border-accent",
        post.accepted ? "border-good sm:shadow-[inset_0_0_0_1px_var(--good)]" : "border-line",
      )}
    >
      {post.accepted && (
        <p className="-mt-1 mb-3 flex items-center gap-2 border-b border-line pb-3 text-sm font-medium text-good">
          <CircleCheck aria-hidden size={20} strokeWidth={1.75} />
          {t("accepted")}
        </p>
      )}
      <div className="flex items-start gap-3">
        <Avatar member={post.author} />
        <PostHeader post={post} />
      </div>
      <div className={postBody}>
        {post.replyTo && <InReplyTo replyTo={post.replyTo} onOpen={setOpened} />}
        {opened && <OpenedPost postId={opened} onClose={() => setOpened(null)} />}
        <PostText post={post} onOpenQuoted={setOpened} />
        {post.replyCount > 0 && <Replies post={post} />}
        {post.html !== null && <PostActions post={post} topic={topic} />}
      </div>
    </article>
  );
}

type InReplyToProps = { replyTo: NonNullable<PostView["replyTo"]>; onOpen: (postId: string) => void };

/** Opens what is answered in place; without scripts, or in a new tab, it goes there. */
function InReplyTo({ replyTo, onOpen }: InReplyToProps) {
  const t = useTranslations("forums");
  return (
    <p className="mt-1 text-sm text-text-soft">
      <Link
        to={postPath(replyTo.id)}
        className={`${reach} inline-flex min-h-8 items-center gap-1.5 hover:text-text hover:underline`}
        onClick={(event) => {
          if (!isPlainClick(event)) return;
          event.preventDefault();
          onOpen(replyTo.id);
        }}
      >
        <Reply aria-hidden size={16} strokeWidth={1.75} className="shrink-0 rtl:-scale-x-100" />
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
    <div className="mt-2">
      <Link
        to={postRepliesPath(post.id)}
        aria-expanded={open}
        className={`${reach} inline-flex min-h-8 items-center gap-1.5 text-sm text-text-soft hover:text-text hover:underline`}
        onClick={(event) => {
          if (!isPlainClick(event)) return;
          event.preventDefault();
          setOpen(!open);
        }}
      >
        {t("repliesHere", { count: post.replyCount })}
        <ChevronDown aria-hidden size={16} strokeWidth={1.75} className={open ? "rotate-180" : undefined} />
      </Link>
      {open && <OpenedReplies postId={post.id} />}
    </div>
  );
}
