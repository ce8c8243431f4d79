import { createContext, type ReactNode, useContext, useEffect } from "react";
import { IntlProvider } from "use-intl";
import type { Messages } from "#app/i18n/en.ts";
import type { Language } from "#app/platform/language.ts";

const NonceContext = createContext("");

/** The mark of our own scripts while a page is rendered; empty in the browser, which hides it anyway. */
export function useNonce(): string {
  return useContext(NonceContext);
}

type Props = { locale: Language; messages: Messages; nonce: string; children: ReactNode };

/** What surrounds every page on both sides: the language's words and the nonce. Marks the page once its scripts run. */
export function PageEnvironment({ locale, messages, nonce, children }: Props) {
  useEffect(() => {
    document.documentElement.dataset.scripts = "on";
  }, []);
  return (
    <NonceContext.Provider value={nonce}>
      <IntlProvider locale={locale} messages={messages} timeZone="UTC">
        {children}
      </IntlProvider>
    </NonceContext.Provider>
  );
}
