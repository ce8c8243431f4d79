import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import type { ReplyCard } from "#app/domain/forums/list-member-replies.server.ts";
import { forumPath, postPath } from "#app/paths.ts";
import { useLocalName } from "../forums/forum-name.tsx";
import { ButtonLink } from "../ui/button.tsx";
import { Time } from "../ui/time.tsx";

type Props = { replies: ReplyCard[]; more: string | null };

/** What somebody replied, each with where: the topic's name leads to the reply itself. */
export function ReplyList({ replies, more }: Props) {
  const t = useTranslations("forums");
  return (
    <>
      <ul className="divide-y divide-line rounded-card border border-line bg-surface-raised">
        {replies.map((reply) => (
          <ReplyLine key={reply.id} reply={reply} />
        ))}
      </ul>
      {more && (
        <div className="mt-6 flex justify-center">
          <ButtonLink to={more} variant="secondary">
            {t("morePages")}
          </ButtonLink>
        </div>
      )}
    </>
  );
}

function ReplyLine({ reply: { id, topic, excerpt, createdAt } }: { reply: ReplyCard }) {
  const nameOf = useLocalName();
  return (
    <li className="p-4">
      <h3 className="text-base font-medium">
        <Link to={postPath(id)} dir="auto" className="block py-1 text-as-page wrap-anywhere hover:text-accent">
          {topic.title}
        </Link>
      </h3>
      <p dir="auto" className="line-clamp-2 text-as-page wrap-anywhere text-text-soft">
        {excerpt}
      </p>
      <p className="mt-1 flex flex-wrap justify-between gap-x-4 text-sm text-text-soft">
        <Link to={forumPath(topic.forum)} className="max-w-full truncate py-0.5 hover:text-text hover:underline">
          <bdi>{nameOf(topic.forum)}</bdi>
        </Link>
        <Time at={createdAt} />
      </p>
    </li>
  );
}
