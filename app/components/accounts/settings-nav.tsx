import { NavLink, useLocation } from "@remix-run/react";
import { Bell, ChevronLeft, Database, EyeOff, KeyRound, type LucideIcon, UserRound } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import {
  settingsDataPath,
  settingsNotificationsPath,
  settingsPath,
  settingsPrivacyPath,
  settingsSignInPath,
} from "#app/paths.ts";
import { Page } from "../shell/page.tsx";
import { BackLink } from "../ui/back-link.tsx";
import { classNames } from "../ui/class-names.ts";
import { PageHeading } from "../ui/page.tsx";

/** A page of settings: its way to the others stands beside it, on a phone as a list on the first of them. */
export function SettingsPage({ children }: { children: ReactNode }) {
  const t = useTranslations("accounts");
  const { pathname } = useLocation();
  const isFirst = pathname === settingsPath();
  const here = usePlaces().find(({ to }) => to === pathname);
  return (
    <Page wide>
      {!isFirst && (
        <div className="lg:hidden">
          <BackLink to={settingsPath()}>{t("settingsTitle")}</BackLink>
        </div>
      )}
      <PageHeading title={isFirst ? t("settingsTitle") : here?.label} />
      <div className="grid grid-cols-1 gap-6 lg:grid-cols-[200px_minmax(0,640px)] lg:gap-8">
        <nav aria-label={t("settingsTitle")} className={classNames(!isFirst && "hidden lg:block")}>
          <Places />
        </nav>
        <div className="min-w-0 space-y-6">{children}</div>
      </div>
    </Page>
  );
}

type Place = { to: string; label: string; icon: LucideIcon };

function usePlaces(): Place[] {
  const accounts = useTranslations("accounts");
  const signIn = useTranslations("signIn");
  const t = useTranslations("profile");
  return [
    { to: settingsPath(), label: accounts("profileHeading"), icon: UserRound },
    { to: settingsSignInPath(), label: signIn("settingsTab"), icon: KeyRound },
    { to: settingsNotificationsPath(), label: accounts("notificationsTab"), icon: Bell },
    { to: settingsPrivacyPath(), label: t("privacyTitle"), icon: EyeOff },
    { to: settingsDataPath(), label: t("dataTitle"), icon: Database },
  ];
}

function Places() {
  return (
    <ul className="max-lg:divide-y max-lg:divide-line max-lg:rounded-card max-lg:border max-lg:border-line max-lg:bg-surface-raised lg:sticky lg:top-24 lg:space-y-1">
      {usePlaces().map(({ to, label, icon: Icon }) => (
        <li key={to} className={to === settingsPath() ? "max-lg:hidden" : undefined}>
          <NavLink
            to={to}
            end
            className={({ isActive }) =>
              classNames(
                "flex min-h-11 items-center gap-3 px-3 max-lg:min-h-13 lg:rounded-control",
                isActive
                  ? "font-medium text-accent lg:bg-accent-soft"
                  : "hover:text-text lg:text-text-soft lg:hover:bg-surface-hover",
              )
            }
          >
            <Icon aria-hidden size={20} strokeWidth={1.75} className="shrink-0" />
            <span className="min-w-0 grow">{label}</span>
            <ChevronLeft aria-hidden size={18} className="text-text-soft ltr:-scale-x-100 lg:hidden" />
          </NavLink>
        </li>
      ))}
    </ul>
  );
}
