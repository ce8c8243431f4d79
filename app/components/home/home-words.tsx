import type { ReactNode } from "react";
import { IntlProvider, useLocale, useMessages } from "use-intl";
import { homeWords } from "#app/i18n/home.ts";

/** Adds the words of the first page to those that every page has. */
export function HomeWords({ children }: { children: ReactNode }) {
  const locale = useLocale();
  const messages = { ...useMessages(), home: homeWords[locale] };
  return (
    <IntlProvider locale={locale} messages={messages} timeZone="UTC">
      {children}
    </IntlProvider>
  );
}
