import type { MouseEvent } from "react";
import { useTranslations } from "use-intl";
import type { PostView } from "#app/domain/forums/views.ts";
import { isPlainClick } from "./plain-click.ts";

const notes = {
  hidden: "hiddenNote",
  deleted_by_author: "deletedByAuthor",
  deleted_by_moderator: "deletedByModerator",
  folded: "foldedNote",
} as const;

type Props = { post: PostView; onOpenQuoted?: (postId: string) => void };

/** A post's words, or why they are not there; those of somebody the reader blocked are folded. */
export function PostText({ post, onOpenQuoted }: Props) {
  const t = useTranslations("forums");
  const note = post.state === "shown" ? null : t(notes[post.state]);
  if (post.html === null) return <p className="mt-3 text-text-soft">{note}</p>;
  const text = (
    // biome-ignore lint/a11y/useKeyWithClickEvents: listens to the links inside, which answer the keyboard with a click
    // biome-ignore lint/a11y/noStaticElementInteractions: the same
    <div
      className="rich-text mt-3 max-w-[35rem]"
      onClick={onOpenQuoted && ((event) => openQuoted(event, onOpenQuoted))}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: rendered by us from checked nodes when it was written
      dangerouslySetInnerHTML={{ __html: post.html }}
    />
  );
  if (note === null) return text;
  return (
    <details className="mt-3" open={post.state === "hidden"}>
      <summary className="disclosure text-text-soft">{note}</summary>
      {text}
    </details>
  );
}

/** Opens the post that a quote names, instead of going there. */
function openQuoted(event: MouseEvent<HTMLElement>, open: (postId: string) => void): void {
  const link = (event.target as HTMLElement).closest<HTMLAnchorElement>(".post-quote a[data-number]");
  const postId = link && /\/p\/([^/?#]+)/.exec(link.pathname)?.[1];
  if (!postId || !isPlainClick(event)) return;
  event.preventDefault();
  open(postId);
}
