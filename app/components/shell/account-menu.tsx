import { Form, Link } from "@remix-run/react";
import { LogOut, Package, ShieldCheck, UserRound } from "lucide-react";
import type { ReactNode } from "react";
import { useRef } from "react";
import { useTranslations } from "use-intl";
import { memberPath, staffPath } from "#app/paths.ts";
import { staffPlaces } from "../staff/staff-places.ts";
import { Avatar } from "../ui/avatar.tsx";
import { classNames } from "../ui/class-names.ts";
import { LanguageChoice, ThemeChoice } from "./choices.tsx";
import { type Place, useOwnPlaces, useRooms } from "./places.ts";
import { useClosing } from "./use-closing.ts";
import { usePageData } from "./use-page-data.ts";

/** Behind one's picture: what is one's own, how pages look, the way out. Works without scripts. */
export function AccountMenu() {
  const t = useTranslations("shell");
  const { me } = usePageData();
  const menu = useRef<HTMLDetailsElement>(null);
  useClosing(menu);
  if (!me) return null;
  return (
    <details ref={menu} className="relative">
      <summary
        aria-label={t("accountMenu")}
        className="flex size-11 list-none items-center justify-center rounded-full hover:bg-surface-sunken [&::-webkit-details-marker]:hidden"
      >
        <Avatar member={me} size={32} />
      </summary>
      <div className="absolute end-0 top-full z-40 mt-2 max-h-[calc(100dvh-9rem)] w-72 max-w-[calc(100vw-2rem)] overflow-y-auto rounded-card border border-line bg-surface-raised p-2 shadow-floating">
        <p className="px-3 py-2 font-medium">
          <bdi className="line-clamp-2">{me.name}</bdi>
        </p>
        <MenuPlaces />
        <div className="my-2 border-t border-line" />
        <div className="flex flex-wrap items-center justify-between gap-2 ps-3">
          <ThemeChoice />
          <LanguageChoice />
        </div>
        <div className="my-2 border-t border-line" />
        <Form method="post" action="/sign-out" reloadDocument>
          <button type="submit" className={classNames(item, "w-full")}>
            <LogOut aria-hidden size={20} strokeWidth={1.75} className="rtl:-scale-x-100" />
            {t("signOut")}
          </button>
        </Form>
      </div>
    </details>
  );
}

const item =
  "flex min-h-11 items-center gap-3 rounded-control px-3 text-text-soft hover:bg-surface-sunken hover:text-text";

function MenuPlaces() {
  const t = useTranslations("shell");
  const { me } = usePageData();
  const { products } = useRooms();
  const { following, drafts, settings } = useOwnPlaces();
  if (!me) return null;
  const staff = staffPlaces(me.permissions).length > 0;
  return (
    <nav aria-label={t("accountMenu")}>
      <MenuPlace place={{ to: memberPath(me), label: t("myPage"), icon: UserRound }} />
      <MenuPlace place={following} />
      <MenuPlace place={drafts} />
      <MenuPlace place={settings} />
      <MenuPlace place={{ ...products, icon: Package }} className="lg:hidden" />
      {staff && <MenuPlace place={{ to: staffPath(), label: t("staff"), icon: ShieldCheck }} />}
    </nav>
  );
}

type MenuPlaceProps = { place: Place; className?: string; children?: ReactNode };

function MenuPlace({ place: { to, label, icon: Icon }, className }: MenuPlaceProps) {
  return (
    <Link to={to} className={classNames(item, className)}>
      <Icon aria-hidden size={20} strokeWidth={1.75} />
      {label}
    </Link>
  );
}
