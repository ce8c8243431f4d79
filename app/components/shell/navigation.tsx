import { NavLink } from "@remix-run/react";
import { Bell, House, type LucideIcon, MessagesSquare, Package, PencilLine, Settings, UserRound } from "lucide-react";
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
import { staffPlaces } from "../staff/staff-places.ts";
import { classNames } from "../ui/class-names.ts";
import { usePageData } from "./use-page-data.ts";

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
export function Rail() {
  const t = useTranslations("shell");
  const { me } = usePageData();
  const own: Place[] = [
    { to: notificationsPath(), label: t("notifications"), icon: Bell },
    { to: draftsPath(), label: t("drafts"), icon: PencilLine },
    { to: settingsPath(), label: t("settings"), icon: Settings },
  ];
  return (
    <div className="sticky top-22 max-h-[calc(100dvh-6rem)] overflow-y-auto">
      <RailLinks places={usePlaces()} />
      {me && (
        <>
          <p className="mt-6 mb-1 px-3 text-sm text-text-soft">{t("myThings")}</p>
          <RailLinks places={own} />
        </>
      )}
      <StaffRail />
    </div>
  );
}

/** The pages of staff, for who has something to do there. */
function StaffRail() {
  const t = useTranslations("shell");
  const { me } = usePageData();
  const places = staffPlaces(me?.permissions ?? []);
  if (places.length === 0) return null;
  return (
    <>
      <p className="mt-6 mb-1 px-3 text-sm text-text-soft">{t("staff")}</p>
      <RailLinks places={places.map(({ to, word, icon }) => ({ to, label: t(word), icon }))} />
    </>
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

/** The way around on a phone. */
export function BottomBar() {
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
