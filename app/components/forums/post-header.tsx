import { Link } from "@remix-run/react";
import { BadgeCheck } from "lucide-react";
import { useTranslations } from "use-intl";
import type { PostView } from "#app/domain/forums/views.ts";
import { postHistoryPath, postPath } from "#app/paths.ts";
import { formatDate, formatNumber, formatRelative } from "#app/platform/persian/format.ts";
import { MemberLink } from "../accounts/member-link.tsx";
import { useClub } from "../shell/use-page-data.ts";
import { Badge } from "../ui/badge.tsx";
import { Tooltip } from "../ui/tooltip.tsx";

/** Who wrote a post and when; the time and number are its lasting address. */
export function PostHeader({ post }: { post: PostView }) {
  const t = useTranslations("forums");
  const { author } = post;
  return (
    <header className="min-w-0 grow">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5 leading-6">
        <MemberLink member={author} className="font-bold wrap-anywhere hover:text-accent">
          <bdi>{author.name}</bdi>
        </MemberLink>
        {author.isStaff && <Badge tone="accent">{t("staff")}</Badge>}
        {author.verifiedOwner && (
          <Badge tone="good" icon={BadgeCheck}>
            {t("verifiedOwner")}
          </Badge>
        )}
      </p>
      <p className="flex flex-wrap items-center gap-x-2 text-sm leading-6 text-text-soft">
        <Permalink post={post} />
        {post.editedAt && <EditedMark post={post} />}
      </p>
    </header>
  );
}

function Permalink({ post }: { post: PostView }) {
  const t = useTranslations("forums");
  const club = useClub();
  const exact = formatDate(post.createdAt, club, "moment");
  return (
    <Tooltip text={exact}>
      <Link to={postPath(post.id)} className="inline-flex items-center gap-x-2 hover:text-text hover:underline">
        <time dateTime={post.createdAt.toISOString()} className="print:hidden">
          {formatRelative(post.createdAt, club.now, club.locale)}
        </time>
        <span className="hidden print:inline">{exact}</span>
        <span className="tabular-nums">
          #<bdi>{formatNumber(post.number, club.locale)}</bdi>
        </span>
        <span className="sr-only">{t("postAt", { when: exact })}</span>
      </Link>
    </Tooltip>
  );
}

function EditedMark({ post }: { post: PostView }) {
  const t = useTranslations("forums");
  if (!post.can.history) return <span>{t("edited")}</span>;
  return (
    <Link to={postHistoryPath(post.id)} className="underline underline-offset-4 hover:text-text">
      {t("edited")}
    </Link>
  );
}
