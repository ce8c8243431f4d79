import { Link, useLocation } from "@remix-run/react";
import { Bell, ShieldCheck } from "lucide-react";
import { useTranslations } from "use-intl";
import { homePath, memberPath, notificationsPath, signInPath, staffPath } from "#app/paths.ts";
import { formatNumber } from "#app/platform/persian/format.ts";
import { staffPlaces } from "../staff/staff-places.ts";
import { Avatar } from "../ui/avatar.tsx";
import { ButtonLink } from "../ui/button.tsx";
import { usePageData } from "./use-page-data.ts";

/** Top of every page: the club's name, and the way in or what is one's own. */
export function Header() {
  const t = useTranslations("shell");
  const { club, me } = usePageData();
  return (
    <header className="sticky top-0 z-30 border-b border-line bg-surface-raised">
      <div className="mx-auto flex min-h-16 max-w-[1060px] items-center gap-3 px-4 lg:px-6">
        <Link to={homePath()} className="flex min-h-11 min-w-0 items-center gap-2 py-2">
          {club.logoUrl && (
            <img src={club.logoUrl} alt="" height={36} className="h-9 max-w-28 shrink-0 object-contain" />
          )}
          <bdi className="min-w-0 truncate text-lg font-bold text-accent">{club.name || t("clubFallback")}</bdi>
        </Link>
        <div className="ms-auto flex items-center gap-1">{me ? <MyMenu /> : <GuestMenu />}</div>
      </div>
    </header>
  );
}

function GuestMenu() {
  const t = useTranslations("shell");
  const { pathname, search } = useLocation();
  return (
    <ButtonLink size="small" to={signInPath(pathname === "/sign-in" ? undefined : pathname + search)}>
      {t("signIn")}
    </ButtonLink>
  );
}

function MyMenu() {
  const t = useTranslations("shell");
  const { me } = usePageData();
  if (!me) return null;
  return (
    <>
      {staffPlaces(me.permissions).length > 0 && (
        <Link
          to={staffPath()}
          aria-label={t("staff")}
          className="inline-flex size-11 items-center justify-center rounded-control text-text-soft hover:bg-surface-sunken hover:text-text lg:hidden"
        >
          <ShieldCheck aria-hidden size={20} strokeWidth={1.75} />
        </Link>
      )}
      <Link
        to={notificationsPath()}
        aria-label={t("notificationsUnread", { count: me.unread })}
        className="relative inline-flex size-11 items-center justify-center rounded-control text-text-soft hover:bg-surface-sunken hover:text-text"
      >
        <Bell aria-hidden size={20} strokeWidth={1.75} />
        <UnreadMark count={me.unread} />
      </Link>
      <Link to={memberPath(me)} aria-label={t("myPage")} className="inline-flex size-11 items-center justify-center">
        <Avatar member={me} size={32} />
      </Link>
    </>
  );
}

function UnreadMark({ count }: { count: number }) {
  const { locale } = usePageData();
  if (count === 0) return null;
  return (
    <span
      aria-hidden
      className="absolute end-1 top-1 min-w-5 rounded-full bg-bad px-1 text-center text-xs leading-5 text-surface-raised tabular-nums"
    >
      {count > 99 ? `${formatNumber(99, locale)}+` : formatNumber(count, locale)}
    </span>
  );
}
