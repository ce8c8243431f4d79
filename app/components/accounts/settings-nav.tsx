import { NavLink } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { settingsDataPath, settingsPath, settingsPrivacyPath, settingsSignInPath } from "#app/paths.ts";
import { classNames } from "../ui/class-names.ts";
import { PageHeading } from "../ui/page.tsx";

/** Top of every page of settings: its heading, and the way to the others. */
export function SettingsNav() {
  const accounts = useTranslations("accounts");
  const signIn = useTranslations("signIn");
  const t = useTranslations("profile");
  const tabs = [
    { to: settingsPath(), label: accounts("profileHeading") },
    { to: settingsSignInPath(), label: signIn("settingsTab") },
    { to: settingsPrivacyPath(), label: t("privacyTitle") },
    { to: settingsDataPath(), label: t("dataTitle") },
  ];
  return (
    <>
      <PageHeading title={accounts("settingsTitle")} />
      <nav aria-label={accounts("settingsTitle")} className="mb-6 border-b border-line">
        <ul className="-mb-px flex flex-wrap gap-x-1">
          {tabs.map(({ to, label }) => (
            <li key={to}>
              <NavLink
                to={to}
                end
                className={({ isActive }) =>
                  classNames(
                    "inline-flex min-h-11 items-center border-b-2 px-2 text-sm sm:px-3 sm:text-base",
                    isActive
                      ? "border-accent font-medium text-accent"
                      : "border-transparent text-text-soft hover:text-text",
                  )
                }
              >
                {label}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}
