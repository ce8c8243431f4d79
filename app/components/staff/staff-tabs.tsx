import { NavLink, useLocation } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { usePageData } from "../shell/use-page-data.ts";
import { classNames } from "../ui/class-names.ts";
import { staffPlaces } from "./staff-places.ts";

/** The way around the staff's pages where the rail has no room; where one is, is in sight. */
export function StaffTabs() {
  const t = useTranslations("shell");
  const { me } = usePageData();
  const places = staffPlaces(me?.permissions ?? []);
  const { pathname } = useLocation();
  const here = places.find(({ to }) => pathname.startsWith(to))?.to;
  const tabs = useRef<HTMLElement>(null);
  useEffect(() => {
    tabs.current?.querySelector(`[href="${here}"]`)?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [here]);
  return (
    <nav
      ref={tabs}
      aria-label={t("staff")}
      className="-mx-4 mb-4 flex gap-2 overflow-x-auto px-4 py-1 scrollbar-none lg:hidden"
    >
      {places.map(({ to, word, icon: Icon }) => (
        <NavLink
          key={to}
          to={to}
          className={({ isActive }) =>
            classNames(
              "inline-flex min-h-11 shrink-0 items-center gap-2 rounded-full border px-4 text-sm",
              isActive ? "border-accent bg-accent-soft text-accent" : "border-line text-text-soft hover:text-text",
            )
          }
        >
          <Icon aria-hidden size={18} strokeWidth={1.75} />
          {t(word)}
        </NavLink>
      ))}
    </nav>
  );
}
