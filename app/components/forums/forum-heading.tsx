import { Plus } from "lucide-react";
import { useTranslations } from "use-intl";
import type { ForumView } from "#app/domain/forums/views.ts";
import { newTopicPath, productPath } from "#app/paths.ts";
import { Badge } from "../ui/badge.tsx";
import { ButtonLink } from "../ui/button.tsx";
import { FollowButton } from "./follow-button.tsx";
import { ForumIcon } from "./forum-icon.tsx";
import { useLocalName } from "./forum-name.tsx";

/** Top of a forum: its sign, what it is for, how much is there, and what can be done in it. */
export function ForumHeading({ forum }: { forum: ForumView }) {
  const t = useTranslations("forums");
  const nameOf = useLocalName();
  return (
    <header className="mb-6">
      <div className="flex items-start gap-3 sm:gap-4">
        <ForumIcon forum={forum} />
        <div className="min-w-0 grow">
          <h1 tabIndex={-1} className="text-xl outline-none wrap-anywhere sm:text-2xl">
            <bdi>{nameOf(forum)}</bdi>
          </h1>
          {forum.description && (
            <p dir="auto" className="mt-1 max-w-[35rem] text-as-page text-text-soft">
              {forum.description}
            </p>
          )}
          <p className="mt-1 flex flex-wrap items-center gap-x-3 text-sm text-text-soft empty:hidden">
            {forum.topicCount > 0 && <span>{t("counts", { topics: forum.topicCount, posts: forum.postCount })}</span>}
            {forum.readers !== "everyone" && <Badge>{t("private")}</Badge>}
          </p>
        </div>
      </div>
      <div className="mt-4 flex flex-wrap items-center gap-2 empty:hidden sm:ps-14">
        {forum.can.startTopic && (
          <ButtonLink size="small" to={newTopicPath(forum)}>
            <Plus aria-hidden size={20} strokeWidth={1.75} />
            {t("newTopic")}
          </ButtonLink>
        )}
        {forum.following !== null && <FollowButton kind="forum" id={forum.id} following={forum.following} />}
        {forum.product && (
          <ButtonLink variant="quiet" size="small" to={productPath(forum.product)}>
            {t("aboutProduct")}
          </ButtonLink>
        )}
      </div>
    </header>
  );
}
