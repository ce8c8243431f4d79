import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { activityPath, rulesPath } from "#app/paths.ts";
import { LanguageChoice, ThemeChoice } from "./choices.tsx";
import { usePageData } from "./use-page-data.ts";

/** Foot of every page: the rules, and for guests language and theme, which members have behind their picture. */
export function Footer() {
  const t = useTranslations("shell");
  const { me } = usePageData();
  return (
    <footer className="border-t border-line text-sm text-text-soft">
      <div className="mx-auto flex max-w-[1376px] flex-wrap items-center gap-x-4 gap-y-2 px-4 py-4">
        <span className="py-2">{t("footer")}</span>
        <Link to={rulesPath()} className="inline-flex min-h-11 items-center hover:text-text hover:underline">
          {t("rules")}
        </Link>
        <Link
          to={activityPath()}
          className="inline-flex min-h-11 items-center hover:text-text hover:underline lg:hidden"
        >
          {t("activity")}
        </Link>
        {!me && (
          <div className="ms-auto flex flex-wrap items-center justify-end gap-2">
            <LanguageChoice />
            <ThemeChoice />
          </div>
        )}
      </div>
    </footer>
  );
}
