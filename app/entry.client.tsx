import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { isLanguage } from "#app/platform/language.ts";
import { registerWorker } from "./components/offline/register-worker.ts";
import { PageEnvironment } from "./components/shell/page-environment.tsx";
import { withWords, wordsAtHand } from "./i18n/words-at-hand.ts";
import "virtual:words/errors";

const { lang } = document.documentElement;
await withWords(Promise.resolve());

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <PageEnvironment locale={isLanguage(lang) ? lang : "fa"} messages={wordsAtHand} nonce="">
        <RemixBrowser />
      </PageEnvironment>
    </StrictMode>,
  );
});

if (import.meta.env.PROD) registerWorker();
