import { Form, Link, NavLink, useLocation } from "@remix-run/react";
import { Bell, House, type LucideIcon, MessagesSquare, Package, PencilLine, Settings, UserRound } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import {
  draftsPath,
  forumsPath,
  homePath,
  memberPath,
  notificationsPath,
  productsPath,
  settingsPath,
  signInPath,
} from "#app/paths.ts";
import { formatNumber } from "#app/platform/persian/format.ts";
import { Avatar } from "../ui/avatar.tsx";
import { ButtonLink } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";
import { usePageData } from "./use-page-data.ts";

/** The frame of every page: header, the way around, the page itself. */
export function Shell({ children }: { children: ReactNode }) {
  const t = useTranslations("shell");
  return (
    <div className="flex min-h-dvh flex-col pb-16 lg:pb-0">
      <a
        href="#content"
        className="fixed start-4 top-4 z-50 -translate-y-24 rounded-control bg-accent px-4 py-3 text-on-accent focus:translate-y-0"
      >
        {t("skipToContent")}
      </a>
      <Header />
      <div className="mx-auto flex w-full max-w-[1060px] grow gap-8 px-4 py-6 lg:px-6">
        <nav aria-label={t("mainNavigation")} className="hidden w-60 shrink-0 lg:block">
          <Rail />
        </nav>
        <main id="content" tabIndex={-1} className="min-w-0 grow outline-none lg:max-w-[740px]">
          {children}
        </main>
      </div>
      <Footer />
      <BottomBar />
    </div>
  );
}

function Header() {
  const t = useTranslations("shell");
  const { club, me } = usePageData();
  return (
    <header className="sticky top-0 z-30 border-b border-line bg-surface-raised">
      <div className="mx-auto flex min-h-16 max-w-[1060px] items-center gap-3 px-4 lg:px-6">
        <Link to={homePath()} className="min-w-0 truncate py-2 text-lg font-bold text-accent">
          <bdi>{club.name || t("clubFallback")}</bdi>
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

type Place = { to: string; label: string; icon: LucideIcon };

function usePlaces(): Place[] {
  const t = useTranslations("shell");
  return [
    { to: homePath(), label: t("home"), icon: House },
    { to: forumsPath(), label: t("forums"), icon: MessagesSquare },
    { to: productsPath(), label: t("products"), icon: Package },
  ];
}

/** The way around on a wide screen: the club's rooms, then what is one's own. */
function Rail() {
  const t = useTranslations("shell");
  const { me } = usePageData();
  const own: Place[] = [
    { to: notificationsPath(), label: t("notifications"), icon: Bell },
    { to: draftsPath(), label: t("drafts"), icon: PencilLine },
    { to: settingsPath(), label: t("settings"), icon: Settings },
  ];
  return (
    <div className="sticky top-22">
      <RailLinks places={usePlaces()} />
      {me && (
        <>
          <p className="mt-6 mb-1 px-3 text-sm text-text-soft">{t("myThings")}</p>
          <RailLinks places={own} />
        </>
      )}
    </div>
  );
}

function RailLinks({ places }: { places: Place[] }) {
  return (
    <ul className="space-y-1">
      {places.map(({ to, label, icon: Icon }) => (
        <li key={to}>
          <NavLink
            to={to}
            end={to === "/"}
            className={({ isActive }) =>
              classNames(
                "flex min-h-11 items-center gap-3 rounded-control px-3",
                isActive
                  ? "bg-accent-soft font-medium text-accent"
                  : "text-text-soft hover:bg-surface-sunken hover:text-text",
              )
            }
          >
            <Icon aria-hidden size={20} strokeWidth={1.75} />
            {label}
          </NavLink>
        </li>
      ))}
    </ul>
  );
}

function BottomBar() {
  const t = useTranslations("shell");
  const { me } = usePageData();
  const places = [
    ...usePlaces(),
    { to: notificationsPath(), label: t("notifications"), icon: Bell },
    { to: me ? memberPath(me) : signInPath(), label: me ? t("me") : t("signIn"), icon: UserRound },
  ];
  return (
    <nav
      aria-label={t("mainNavigation")}
      className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-surface-raised pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      <ul className="grid grid-cols-5">
        {places.map(({ to, label, icon: Icon }) => (
          <li key={label}>
            <NavLink
              to={to}
              end={to === "/"}
              className={({ isActive }) =>
                classNames(
                  "flex min-h-14 flex-col items-center justify-center gap-0.5 text-xs",
                  isActive ? "font-medium text-accent" : "text-text-soft",
                )
              }
            >
              <Icon aria-hidden size={20} strokeWidth={1.75} />
              {label}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Footer() {
  const t = useTranslations("shell");
  const { locale, theme, me } = usePageData();
  const { pathname, search } = useLocation();
  const back = pathname + search;
  const other = locale === "fa" ? "en" : "fa";
  return (
    <footer className="border-t border-line px-4 py-6 text-sm text-text-soft">
      <div className="mx-auto flex max-w-[1012px] flex-wrap items-center gap-x-1 gap-y-1">
        <span className="me-auto max-sm:basis-full">{t("footer")}</span>
        <Choice action="/language" name="language" value={other} back={back}>
          <span lang={other}>{t("switchLanguage")}</span>
        </Choice>
        <Choice action="/theme" name="theme" value="light" back={back} on={theme === "light"}>
          {t("themeToLight")}
        </Choice>
        <Choice action="/theme" name="theme" value="dark" back={back} on={theme === "dark"}>
          {t("themeToDark")}
        </Choice>
        {me && (
          <Form method="post" action="/sign-out" reloadDocument>
            <button type="submit" className={footerButton}>
              {t("signOut")}
            </button>
          </Form>
        )}
      </div>
    </footer>
  );
}

const footerButton = "min-h-11 min-w-11 rounded-control px-2 hover:bg-surface-sunken hover:text-text sm:px-3";

type ChoiceProps = { action: string; name: string; value: string; back: string; on?: boolean; children: ReactNode };

/** One choice kept in a cookie; the page is loaded anew so that everything follows it. */
function Choice({ action, name, value, back, on, children }: ChoiceProps) {
  return (
    <Form method="post" action={action} reloadDocument>
      <input type="hidden" name="to" value={back} />
      <button
        type="submit"
        name={name}
        value={value}
        aria-pressed={on}
        className={classNames(footerButton, on && "font-medium text-text")}
      >
        {children}
      </button>
    </Form>
  );
}
