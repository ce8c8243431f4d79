import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { isLanguage } from "#app/platform/language.ts";
import { RemixBrowser, startRouter } from "./components/light/browser/remix-browser.tsx";
import { registerWorker } from "./components/offline/register-worker.ts";
import { PageEnvironment } from "./components/shell/page-environment.tsx";
import { withWords, wordsAtHand } from "./i18n/words-at-hand.ts";

const { lang } = document.documentElement;
const router = await withWords(startRouter());

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <PageEnvironment locale={isLanguage(lang) ? lang : "fa"} messages={wordsAtHand} nonce="">
        <RemixBrowser router={router} />
      </PageEnvironment>
    </StrictMode>,
  );
});

if (import.meta.env.PROD) registerWorker();
