import { Form, useLocation } from "@remix-run/react";
import { Monitor, Moon, Sun } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { classNames } from "../ui/class-names.ts";
import { usePageData } from "./use-page-data.ts";

const themes = [
  { value: "light", word: "themeToLight", icon: Sun },
  { value: "dark", word: "themeToDark", icon: Moon },
  { value: "system", word: "themeToSystem", icon: Monitor },
] as const;

/** Light, dark, or as the device says; kept in a cookie. */
export function ThemeChoice() {
  const t = useTranslations("shell");
  const { theme } = usePageData();
  return (
    <ChoiceForm action="/theme">
      <fieldset className="inline-flex max-w-full min-w-0 rounded-control border border-line p-0.5">
        <legend className="sr-only">{t("theme")}</legend>
        {themes.map(({ value, word, icon: Icon }) => {
          const on = (theme ?? "system") === value;
          return (
            <button
              key={value}
              type="submit"
              name="theme"
              value={value}
              aria-pressed={on}
              aria-label={t(word)}
              title={t(word)}
              className={classNames(
                "inline-flex h-11 w-12 min-w-6 items-center justify-center rounded-[6px]",
                on ? "bg-accent-soft text-accent" : "text-text-soft hover:bg-surface-sunken hover:text-text",
              )}
            >
              <Icon aria-hidden size={18} strokeWidth={1.75} />
            </button>
          );
        })}
      </fieldset>
    </ChoiceForm>
  );
}

/** The other language of the two, in its own words. */
export function LanguageChoice() {
  const t = useTranslations("shell");
  const { locale } = usePageData();
  const other = locale === "fa" ? "en" : "fa";
  return (
    <ChoiceForm action="/language">
      <button
        type="submit"
        name="language"
        value={other}
        lang={other}
        className="min-h-11 rounded-control px-3 text-text-soft hover:bg-surface-sunken hover:text-text"
      >
        {t("switchLanguage")}
      </button>
    </ChoiceForm>
  );
}

/**
 * A choice about all pages: this one is loaded anew so that everything follows it. Which one it is the browser says with
 * its request, and scripts where it keeps that to itself; so the form is the same on all pages.
 */
function ChoiceForm({ action, children }: { action: string; children: ReactNode }) {
  const { pathname, search } = useLocation();
  const [here, setHere] = useState("");
  useEffect(() => setHere(pathname + search), [pathname, search]);
  return (
    <Form method="post" action={action} reloadDocument>
      <input type="hidden" name="to" value={here} />
      {children}
    </Form>
  );
}
