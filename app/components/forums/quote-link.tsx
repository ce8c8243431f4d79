import { Link } from "@remix-run/react";
import { Quote } from "lucide-react";
import { useTranslations } from "use-intl";
import type { PostView, TopicView } from "#app/domain/forums/views.ts";
import { topicPath } from "#app/paths.ts";
import { quoteFromPage } from "../editor/quote-from-page.ts";
import { quietButton } from "./quiet-button.ts";

/** Quotes a post in one's reply: in the writer of the page, and without scripts in the form at its foot. */
export function QuoteLink({ post, topic }: { post: PostView; topic: TopicView }) {
  const t = useTranslations("forums");
  return (
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
  );
}
