import { Link } from "@remix-run/react";
import { Heart } from "lucide-react";
import { useTranslations } from "use-intl";
import type { PostView } from "#app/domain/forums/views.ts";
import { likersPath } from "#app/paths.ts";
import { formatNumber } from "#app/platform/persian/format.ts";
import { useClub } from "../shell/use-page-data.ts";
import { classNames } from "../ui/class-names.ts";
import { quietButton } from "./quiet-button.ts";

type Props = { post: PostView; count: number; withHeart?: boolean };

/** How many like a post, and the way to who they are. */
export function LikeCount({ post, count, withHeart = false }: Props) {
  const t = useTranslations("forums");
  const { locale } = useClub();
  return (
    <Link
      to={likersPath(post.id)}
      className={classNames(quietButton, "min-w-8 tabular-nums", !withHeart && "-ms-2")}
      title={t("likers")}
    >
      {withHeart && <Heart aria-hidden size={20} strokeWidth={1.75} />}
      <span aria-hidden>{formatNumber(count, locale)}</span>
      <span className="sr-only">{t("likes", { count })}</span>
    </Link>
  );
}
