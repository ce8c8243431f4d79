import type { ReactNode } from "react";
import { IntlProvider, useLocale, useMessages } from "use-intl";
import { staffWords } from "#app/i18n/staff.ts";

/** Adds the staff's words to those that every page has. */
export function StaffWords({ children }: { children: ReactNode }) {
  const locale = useLocale();
  const messages = { ...useMessages(), staff: staffWords[locale] };
  return (
    <IntlProvider locale={locale} messages={messages} timeZone="UTC">
      {children}
    </IntlProvider>
  );
}
