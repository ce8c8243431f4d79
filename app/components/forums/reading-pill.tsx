import { ChevronsDown, ChevronsUp, type LucideIcon, Mail, Reply } from "lucide-react";
import { useTranslations } from "use-intl";
import type { PostRange, PostView, TopicView } from "#app/domain/forums/views.ts";
import { topicPath } from "#app/paths.ts";
import { formatNumber } from "#app/platform/persian/format.ts";
import { requestReply } from "../editor/reply-request.ts";
import { useClub } from "../shell/use-page-data.ts";
import { Menu, MenuLink } from "../ui/menu.tsx";
import { firstUnread } from "./first-unread.ts";
import { JumpToPost } from "./jump-to-post.tsx";
import { usePlace } from "./use-place.ts";

type Props = { topic: TopicView; posts: PostView[]; page: PostRange };

/** The reading line of a small screen: where one is, in a pill over the bottom bar, with the ways to elsewhere behind it. */
export function ReadingPill({ topic, posts, page }: Props) {
  const t = useTranslations("forums");
  const { locale } = useClub();
  const place = usePlace(posts);
  if (page.nextFrom === null && page.previousBefore === null && posts.length < 8) return null;
  const here = `${formatNumber(place, locale)} / ${formatNumber(page.lastNumber, locale)}`;
  const path = topicPath(topic);
  const unread = firstUnread(topic);
  const places: [boolean, string, LucideIcon, string][] = [
    [true, path, ChevronsUp, t("firstPost")],
    [unread !== null, topicPath(topic, unread ?? 1), Mail, t("firstUnread", { number: unread ?? 1 })],
    [true, `${path}?last=yes`, ChevronsDown, t("lastPost")],
    [topic.can.reply, "#reply", Reply, t("toReply")],
  ];
  return (
    <Menu
      key={page.first}
      label={t("placeIn", { place: here })}
      trigger={<span className="tabular-nums">{here}</span>}
      triggerClass="flex items-center rounded-full border border-line bg-surface-floating px-4 text-sm font-medium text-text shadow-floating"
      className="fixed! end-4 bottom-[calc(4.75rem+env(safe-area-inset-bottom)+var(--sheet-room,0px))] z-20 lg:bottom-4 xl:hidden"
    >
      {places.map(
        ([shown, to, icon, label]) =>
          shown && (
            <MenuLink
              key={to}
              to={to}
              icon={icon}
              onClick={(event) => to === "#reply" && requestReply() && event.preventDefault()}
            >
              {label}
            </MenuLink>
          ),
      )}
      <div className="mt-1.5 border-t border-line px-3 pt-3 pb-2">
        <JumpToPost path={path} look="column" />
      </div>
    </Menu>
  );
}
