import { ChevronsDown, ChevronsUp, type LucideIcon, Mail, Reply } from "lucide-react";
import { useTranslations } from "use-intl";
import type { PostRange, PostView, TopicView } from "#app/domain/forums/views.ts";
import { topicPath } from "#app/paths.ts";
import { formatNumber } from "#app/platform/persian/format.ts";
import { requestReply } from "../editor/reply-request.ts";
import { KeptPart } from "../shell/kept-part.tsx";
import { useClub } from "../shell/use-page-data.ts";
import { Menu, MenuLink } from "../ui/menu.tsx";
import { firstUnread } from "./first-unread.ts";
import { JumpToPost } from "./jump-to-post.tsx";
import { usePlace } from "./use-place.ts";

type Props = { topic: TopicView; posts: PostView[]; page: PostRange };

/** The reading line of a small screen: where one is, in a pill over the bottom bar, with the ways to elsewhere behind it. */
export function ReadingPill({ topic, posts, page }: Props) {
  const club = useClub();
  const place = usePlace(posts);
  if (page.nextFrom === null && page.previousBefore === null && posts.length < 8) return null;
  const here = `${formatNumber(place, club.locale)} / ${formatNumber(page.lastNumber, club.locale)}`;
  const unread = firstUnread(topic);
  const unreadPath = topicPath(topic, unread ?? 1);
  const shown = { path: topicPath(topic), here, unread, unreadPath, canReply: topic.can.reply };
  return (
    <KeptPart name="pill" sight={{ ...club, now: new Date(0), isMine: false }} shows={shown}>
      <Pill key={page.first} {...shown} />
    </KeptPart>
  );
}

type PillProps = { path: string; here: string; unread: number | null; unreadPath: string; canReply: boolean };

function Pill({ path, here, unread, unreadPath, canReply }: PillProps) {
  const t = useTranslations("forums");
  const reply = `${path}#reply`;
  const places: [boolean, string, LucideIcon, string][] = [
    [true, path, ChevronsUp, t("firstPost")],
    [unread !== null, unreadPath, Mail, t("firstUnread", { number: unread ?? 1 })],
    [true, `${path}?last=yes`, ChevronsDown, t("lastPost")],
    [canReply, reply, Reply, t("toReply")],
  ];
  return (
    <Menu
      label={t("placeIn", { place: here })}
      trigger={<span className="tabular-nums">{here}</span>}
      triggerClass="flex items-center rounded-full border border-line bg-surface-floating px-4 text-sm font-medium text-text shadow-floating"
      className="fixed! end-4 bottom-[calc(4.75rem+env(safe-area-inset-bottom)+var(--sheet-room,0px)+var(--toast-room,0px))] z-20 lg:bottom-[calc(1rem+var(--sheet-room,0px))] xl:hidden"
    >
      {places.map(
        ([shown, to, icon, label]) =>
          shown && (
            <MenuLink
              key={to}
              to={to}
              icon={icon}
              onClick={(event) => to === reply && requestReply() && event.preventDefault()}
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
