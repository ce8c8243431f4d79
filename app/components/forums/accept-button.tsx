import { CircleCheck, CircleX } from "lucide-react";
import { useTranslations } from "use-intl";
import type { PostView } from "#app/domain/forums/views.ts";
import { postDeedPath } from "#app/paths.ts";
import { quietButton } from "./quiet-button.ts";
import { useDeed } from "./use-deed.ts";

/** Says that a post answers the question, or takes that back. */
export function AcceptButton({ post }: { post: PostView }) {
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
