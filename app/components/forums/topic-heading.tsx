import { Link } from "@remix-run/react";
import { CircleCheck } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { TopicView } from "#app/domain/forums/views.ts";
import { forumPath, postPath, productPath, tagPath } from "#app/paths.ts";
import { FollowButton } from "./follow-button.tsx";
import { useLocalName } from "./forum-name.tsx";
import { OpenedPost } from "./opened-post.tsx";
import { isPlainClick } from "./post-text.tsx";
import { TopicMarks } from "./topic-list.tsx";

/** Top of a topic: where it stands, what it is called, what is particular about it. */
export function TopicHeading({ topic }: { topic: TopicView }) {
  const nameOf = useLocalName();
  const products = topic.products.filter(({ name }) => name !== topic.forum.name);
  return (
    <header className="mb-6 space-y-2">
      <p className="-mt-3 -mb-2 text-sm text-text-soft">
        <Link to={forumPath(topic.forum)} className="inline-flex min-h-11 items-center hover:text-text hover:underline">
          <bdi>{nameOf(topic.forum)}</bdi>
        </Link>
      </p>
      <h1 dir="auto" tabIndex={-1} className="text-xl text-as-page outline-none lg:text-2xl">
        {topic.title}
      </h1>
      <div className="flex flex-wrap items-center gap-2">
        <TopicMarks topic={topic} />
        {products.map((product) => (
          <Link key={product.slug} to={productPath(product)} className={chip}>
            <bdi>{product.name}</bdi>
          </Link>
        ))}
        {topic.tags.map((tag) => (
          <Link key={tag} to={tagPath(tag)} className={chip}>
            <bdi>#{tag}</bdi>
          </Link>
        ))}
        {topic.following !== null && (
          <span className="ms-auto">
            <FollowButton kind="topic" id={topic.id} following={topic.following} />
          </span>
        )}
      </div>
      {topic.acceptedPost && <AcceptedAnswer postId={topic.acceptedPost.id} />}
    </header>
  );
}

/** The way to the answer that solved the question; it opens right here where scripts run. */
function AcceptedAnswer({ postId }: { postId: string }) {
  const t = useTranslations("forums");
  const [open, setOpen] = useState(false);
  return (
    <div>
      <Link
        to={postPath(postId)}
        aria-expanded={open}
        className="inline-flex min-h-11 items-center gap-2 font-medium text-good hover:underline"
        onClick={(event) => {
          if (!isPlainClick(event)) return;
          event.preventDefault();
          setOpen(!open);
        }}
      >
        <CircleCheck aria-hidden size={18} strokeWidth={1.75} />
        {t("goToAnswer")}
      </Link>
      {open && <OpenedPost postId={postId} onClose={() => setOpen(false)} />}
    </div>
  );
}

const chip =
  "inline-flex min-h-11 max-w-full items-center rounded-full border border-line px-4 text-sm text-text-soft hover:border-line-strong hover:text-text";
