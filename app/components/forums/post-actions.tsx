import { Link, useFetcher } from "@remix-run/react";
import { MoreHorizontal, Quote } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { Problem } from "#app/domain/core/form-state.ts";
import type { PostView, TopicView } from "#app/domain/forums/views.ts";
import { editPostPath, postDeedPath } from "#app/paths.ts";
import { quoteFromPage } from "../editor/quote-from-page.ts";
import { controlClass } from "../form/field.tsx";
import { useProblemText } from "../form/problem-text.tsx";
import { usePageData } from "../shell/use-page-data.ts";
import { buttonClass } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";
import { LikeButton } from "./like-button.tsx";

type Props = { post: PostView; topic: TopicView };

const quiet = buttonClass({ variant: "quiet", size: "small" });

/** The quiet row under a post: like, quote, and the rest behind "more". */
export function PostActions({ post, topic }: Props) {
  const t = useTranslations("forums");
  return (
    <footer className="mt-3 -mb-2 -ms-3 flex flex-wrap items-center gap-1">
      <LikeButton post={post} />
      {topic.can.reply && (
        <Link
          to={`?quote=${post.id}&from=${post.number}#reply`}
          className={quiet}
          data-quote={post.id}
          onClick={(event) => {
            quoteFromPage(event, { postId: post.id, authorName: post.author.name, number: post.number });
          }}
        >
          <Quote aria-hidden size={18} strokeWidth={1.75} />
          {t("quote")}
        </Link>
      )}
      {post.can.accept && <AcceptButton post={post} />}
      {post.can.edit && (
        <Link to={editPostPath(post.id)} className={quiet}>
          {t("edit")}
        </Link>
      )}
      <MoreActions post={post} />
    </footer>
  );
}

function AcceptButton({ post }: { post: PostView }) {
  const t = useTranslations("forums");
  return (
    <Deed action={postDeedPath(post.id, post.accepted ? "withdraw" : "accept")}>
      {t(post.accepted ? "withdrawAnswer" : "accept")}
    </Deed>
  );
}

/** What happens to a first post happens to its topic, and is found among the topic's tools. */
function MoreActions({ post }: { post: PostView }) {
  const t = useTranslations("forums");
  const { me } = usePageData();
  const { can } = post;
  const isOwn = post.author.id === me?.id;
  if (post.isFirst || (!can.delete && !can.restore && !can.hide)) return null;
  return (
    <details className="relative ms-auto">
      <summary
        className={classNames(quiet, "list-none [&::-webkit-details-marker]:hidden")}
        aria-label={t("moreOf", { number: post.number })}
      >
        <MoreHorizontal aria-hidden size={18} strokeWidth={1.75} />
      </summary>
      <div className="absolute end-0 z-10 mt-1 min-w-56 space-y-2 rounded-card border border-line bg-surface-raised p-3 shadow-floating">
        {can.restore && <Deed action={postDeedPath(post.id, "restore")}>{t("restore")}</Deed>}
        {can.delete && isOwn && <Deed action={postDeedPath(post.id, "delete")}>{t("delete")}</Deed>}
        {can.delete && !isOwn && (
          <DeedWithReason action={postDeedPath(post.id, "delete")}>{t("delete")}</DeedWithReason>
        )}
        {can.hide && <DeedWithReason action={postDeedPath(post.id, "hide")}>{t("hide")}</DeedWithReason>}
      </div>
    </details>
  );
}

/** What a moderator does to somebody else's post, and why. */
function DeedWithReason({ action, children }: { action: string; children: ReactNode }) {
  const t = useTranslations("forums");
  return (
    <DeedForm action={action}>
      <label className="block text-sm">
        {t("reason")}
        <input name="reason" required dir="auto" className={`${controlClass} mt-1`} />
      </label>
      <button type="submit" className={buttonClass({ variant: "danger", size: "small" })}>
        {children}
      </button>
    </DeedForm>
  );
}

/** A button that does one thing to a post. */
function Deed({ action, children }: { action: string; children: ReactNode }) {
  return (
    <DeedForm action={action}>
      <button type="submit" className={quiet}>
        {children}
      </button>
    </DeedForm>
  );
}

/** Sends a deed without leaving the page, and says why when it is refused. */
function DeedForm({ action, children }: { action: string; children: ReactNode }) {
  const text = useProblemText();
  const fetcher = useFetcher<{ problem?: Problem }>();
  const problem = fetcher.state === "idle" ? fetcher.data?.problem : undefined;
  return (
    <fetcher.Form method="post" action={action} className="space-y-2">
      {children}
      {problem && (
        <p role="alert" className="text-sm text-bad">
          {text(problem)}
        </p>
      )}
    </fetcher.Form>
  );
}
