import { NavLink, useLocation } from "@remix-run/react";
import { ShieldCheck } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { forumPath, staffPath } from "#app/paths.ts";
import { useLocalName } from "../forums/forum-name.tsx";
import { useUnread } from "../live/use-unread.ts";
import { staffPlaces } from "../staff/staff-places.ts";
import { classNames } from "../ui/class-names.ts";
import { type Place, useOwnPlaces, useRooms } from "./places.ts";
import { UnreadMark } from "./unread-mark.tsx";
import { usePageData } from "./use-page-data.ts";

/** The way around on a wide screen: the club's rooms, then what is one's own. */
export function Rail() {
  const t = useTranslations("shell");
  const { me } = usePageData();
  const { home, forums, products, activity } = useRooms();
  const { notifications, following, drafts, settings } = useOwnPlaces();
  const unread = useUnread();
  return (
    <div className="sticky top-24 -mx-2 max-h-[calc(100dvh-7rem)] overflow-y-auto px-2 pb-4 scrollbar-none">
      <ul className="space-y-1">
        <RailLink place={home} />
        <RailLink place={forums} />
        <ForumLinks />
        <RailLink place={products} />
        <RailLink place={activity} />
      </ul>
      {me && (
        <>
          <RailHeading>{t("myThings")}</RailHeading>
          <ul className="space-y-1">
            <RailLink place={notifications} mark={<UnreadMark count={unread} />} />
            <RailLink place={following} />
            <RailLink place={drafts} />
            <RailLink place={settings} />
            <StaffLinks />
          </ul>
        </>
      )}
    </div>
  );
}

function RailHeading({ children }: { children: ReactNode }) {
  return <p className="mt-6 mb-1 px-3 text-sm text-text-soft">{children}</p>;
}

/** The forums somebody follows and the biggest ones, under the way to all of them; they make room for staff's places. */
function ForumLinks() {
  const { forums } = usePageData();
  const nameOf = useLocalName();
  const { pathname } = useLocation();
  if (forums.length === 0 || pathname.startsWith(staffPath())) return null;
  return (
    <li>
      <ul className="ms-5 border-s border-line ps-2">
        {forums.map((forum) => (
          <SubLink key={forum.slug} to={forumPath(forum)}>
            <bdi className="block w-full truncate text-as-page">{nameOf(forum)}</bdi>
          </SubLink>
        ))}
      </ul>
    </li>
  );
}

/** One entry for staff; their places below it while they are there. */
function StaffLinks() {
  const t = useTranslations("shell");
  const { me } = usePageData();
  const { pathname } = useLocation();
  const places = staffPlaces(me?.permissions ?? []);
  if (places.length === 0) return null;
  return (
    <>
      <RailLink place={{ to: staffPath(), label: t("staff"), icon: ShieldCheck }} />
      {pathname.startsWith(staffPath()) && (
        <li>
          <ul className="ms-5 border-s border-line ps-2">
            {places.map(({ to, word }) => (
              <SubLink key={to} to={to}>
                {t(word)}
              </SubLink>
            ))}
          </ul>
        </li>
      )}
    </>
  );
}

const onIt = "bg-accent-soft font-medium text-accent";
const offIt = "text-text-soft hover:bg-surface-sunken hover:text-text";

function RailLink({ place: { to, label, icon: Icon }, mark }: { place: Place; mark?: ReactNode }) {
  return (
    <li>
      <NavLink
        to={to}
        end
        className={({ isActive }) =>
          classNames("flex min-h-11 items-center gap-3 rounded-control px-3", isActive ? onIt : offIt)
        }
      >
        <Icon aria-hidden size={20} strokeWidth={1.75} />
        {label}
        {mark && <span className="ms-auto">{mark}</span>}
      </NavLink>
    </li>
  );
}

function SubLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <li>
      <NavLink
        to={to}
        className={({ isActive }) =>
          classNames("flex min-h-11 min-w-0 items-center rounded-control px-3 text-sm", isActive ? onIt : offIt)
        }
      >
        {children}
      </NavLink>
    </li>
  );
}
