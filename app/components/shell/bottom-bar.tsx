import { NavLink } from "@remix-run/react";
import { Bell, LogIn, Pencil, UserRound } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { memberPath, notificationsPath } from "#app/paths.ts";
import { useUnread } from "../live/use-unread.ts";
import { classNames } from "../ui/class-names.ts";
import { type Place, useRooms, useSignInPath, useWritePath } from "./places.ts";
import { UnreadMark } from "./unread-mark.tsx";
import { usePageData } from "./use-page-data.ts";

/** The way around on a phone: five places, writing in the middle. */
export function BottomBar() {
  const t = useTranslations("shell");
  const { me } = usePageData();
  const { home, forums, products } = useRooms();
  const unread = useUnread();
  const write = useWritePath();
  const signIn = useSignInPath();
  return (
    <nav
      aria-label={t("mainNavigation")}
      className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-surface-raised pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      <ul className="mx-auto grid max-w-xl grid-cols-5">
        <BarLink place={home} />
        <BarLink place={forums} />
        <WriteLink to={write} label={t("write")} />
        {me ? (
          <BarLink
            place={{ to: notificationsPath(), label: t("notificationsShort"), icon: Bell }}
            mark={<UnreadMark count={unread} />}
            markText={unread > 0 && t("unreadCount", { count: unread })}
          />
        ) : (
          <BarLink place={products} />
        )}
        <BarLink
          place={
            me
              ? { to: memberPath(me), label: t("me"), icon: UserRound }
              : { to: signIn, label: t("signIn"), icon: LogIn }
          }
        />
      </ul>
    </nav>
  );
}

const label = "max-w-full truncate px-0.5";

function BarLink({
  place: { to, label: text, icon: Icon },
  mark,
  markText,
}: {
  place: Place;
  mark?: ReactNode;
  /** What the mark says, for who cannot see it. */
  markText?: ReactNode;
}) {
  return (
    <li className="min-w-0">
      <NavLink
        to={to}
        end
        className={({ isActive }) =>
          classNames(
            "relative flex min-h-16 flex-col items-center justify-center gap-1 text-xs",
            isActive ? "font-medium text-accent" : "text-text-soft",
          )
        }
      >
        <Icon aria-hidden size={22} strokeWidth={1.75} />
        <span className={label}>{text}</span>
        {markText && <span className="sr-only">{markText}</span>}
        {mark && <span className="absolute top-1.5 start-[calc(50%+4px)]">{mark}</span>}
      </NavLink>
    </li>
  );
}

function WriteLink({ to, label: text }: { to: string; label: string }) {
  return (
    <li className="min-w-0">
      <NavLink to={to} className="flex min-h-16 flex-col items-center justify-center gap-1 text-xs text-text-soft">
        <span className="-my-1.5 flex h-8 w-12 items-center justify-center rounded-full bg-accent text-on-accent">
          <Pencil aria-hidden size={20} strokeWidth={1.75} />
        </span>
        <span className={label}>{text}</span>
      </NavLink>
    </li>
  );
}
