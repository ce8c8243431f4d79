import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { isLanguage, type Language } from "#app/platform/language.ts";
import { registerWorker } from "./components/offline/register-worker.ts";
import { PageEnvironment } from "./components/shell/page-environment.tsx";
import type { PageMessages } from "./i18n/en.ts";

const words: Record<Language, () => Promise<{ messages: PageMessages }>> = {
  fa: () => import("./i18n/fa.ts"),
  en: () => import("./i18n/en.ts"),
};

const { lang } = document.documentElement;
const locale = isLanguage(lang) ? lang : "fa";
const { messages } = await words[locale]();

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <PageEnvironment locale={locale} messages={messages} nonce="">
        <RemixBrowser />
      </PageEnvironment>
    </StrictMode>,
  );
});

if (import.meta.env.PROD) registerWorker();
