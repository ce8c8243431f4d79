import { Link } from "@remix-run/react";
import { CircleCheck } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { TopicView } from "#app/domain/forums/views.ts";
import { forumPath, postPath, productPath, tagPath, topicPath } from "#app/paths.ts";
import { buttonClass } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";
import { reach } from "../ui/reach.ts";
import { useLocalName } from "./forum-name.tsx";
import { OpenedPost } from "./opened-post.tsx";
import { FollowButton, ReplyLink, TopicTools } from "./parts-for-members.tsx";
import { isPlainClick } from "./plain-click.ts";
import { ShareButton } from "./share-button.tsx";
import { TopicMarks } from "./topic-marks.tsx";

/** Top of a topic: where it stands, what it is called, what is particular about it, what can be done with it. */
export function TopicHeading({ topic }: { topic: TopicView }) {
  const t = useTranslations("forums");
  const nameOf = useLocalName();
  return (
    <header className="mb-6">
      <p className="-mt-3 text-sm text-text-soft">
        <Link to={forumPath(topic.forum)} className="inline-flex min-h-11 items-center hover:text-text hover:underline">
          <bdi>{nameOf(topic.forum)}</bdi>
        </Link>
      </p>
      <h1 dir="auto" tabIndex={-1} className="text-xl text-as-page outline-none wrap-anywhere sm:text-2xl">
        {topic.title}
      </h1>
      <Particulars topic={topic} />
      <div className="mt-4 flex flex-wrap items-center gap-2 print:hidden">
        {topic.following !== null && <FollowButton kind="topic" id={topic.id} following={topic.following} />}
        {topic.can.reply && <ReplyLink className="max-sm:hidden xl:hidden" />}
        <ShareButton
          path={topicPath(topic)}
          title={topic.title}
          label={t("shareTopic")}
          className={classNames(buttonClass({ variant: "quiet", size: "small" }), topic.following === null && "-ms-3")}
        >
          {t("shareTopic")}
        </ShareButton>
        {hasTools(topic) && <TopicTools topic={topic} />}
      </div>
      {topic.acceptedPost && <AcceptedAnswer postId={topic.acceptedPost.id} />}
    </header>
  );
}

/** Whether somebody may do more with a topic than reply to it and follow it. */
function hasTools({ can }: TopicView): boolean {
  return Object.entries(can).some(([verb, may]) => may && verb !== "reply" && verb !== "follow");
}

/** Marks, products and tags, where there are any. */
function Particulars({ topic }: { topic: TopicView }) {
  const products = topic.products.filter(({ name }) => name !== topic.forum.name);
  return (
    <div className="mt-3 flex flex-wrap items-center gap-2 empty:hidden">
      <TopicMarks topic={topic} />
      {products.map((product) => (
        <Link key={product.slug} to={productPath(product)} className={chip}>
          <bdi className="truncate">{product.name}</bdi>
        </Link>
      ))}
      {topic.tags.map((tag) => (
        <Link key={tag} to={tagPath(tag)} className={chip}>
          <bdi className="truncate">#{tag}</bdi>
        </Link>
      ))}
    </div>
  );
}

/** The way to the answer that solved the question; it opens right here where scripts run. */
function AcceptedAnswer({ postId }: { postId: string }) {
  const t = useTranslations("forums");
  const [open, setOpen] = useState(false);
  return (
    <div className="mt-4 rounded-control bg-good-soft px-4 print:hidden">
      <Link
        to={postPath(postId)}
        aria-expanded={open}
        className="flex min-h-12 items-center gap-2 font-medium text-good hover:underline"
        onClick={(event) => {
          if (!isPlainClick(event)) return;
          event.preventDefault();
          setOpen(!open);
        }}
      >
        <CircleCheck aria-hidden size={20} strokeWidth={1.75} />
        {t("goToAnswer")}
      </Link>
      {open && (
        <div className="pb-4">
          <OpenedPost postId={postId} onClose={() => setOpen(false)} />
        </div>
      )}
    </div>
  );
}

const chip = `${reach} inline-flex min-h-8 max-w-full items-center rounded-full border border-line px-3 text-sm text-text-soft hover:border-line-strong hover:text-text`;
