import { Form, useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { classNames } from "../ui/class-names.ts";
import { usePageData } from "./use-page-data.ts";

/** Foot of every page: language, theme, the way out. */
export function Footer() {
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
