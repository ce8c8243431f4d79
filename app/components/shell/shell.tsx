import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { StandingBar } from "../accounts/standing-note.tsx";
import { Footer } from "./footer.tsx";
import { Header } from "./header.tsx";
import { BottomBar, Rail } from "./navigation.tsx";
import { RulesBar } from "./rules-bar.tsx";
import { usePageData } from "./use-page-data.ts";

/** The frame of every page: header, the way around, the page itself. */
export function Shell({ children }: { children: ReactNode }) {
  const t = useTranslations("shell");
  const { me } = usePageData();
  return (
    <div className="flex min-h-dvh flex-col pb-16 lg:pb-0">
      <a
        href="#content"
        className="fixed start-4 top-4 z-50 -translate-y-24 rounded-control bg-accent px-4 py-3 text-on-accent focus:translate-y-0"
      >
        {t("skipToContent")}
      </a>
      <Header />
      {me?.silenced && <StandingBar problem={me.silenced} />}
      <div className="mx-auto flex w-full max-w-[1060px] grow gap-8 px-4 py-6 lg:px-6">
        <nav aria-label={t("mainNavigation")} className="hidden w-60 shrink-0 lg:block">
          <Rail />
        </nav>
        <main id="content" tabIndex={-1} className="min-w-0 grow outline-none lg:max-w-[740px]">
          <RulesBar />
          {children}
        </main>
      </div>
      <Footer />
      <BottomBar />
    </div>
  );
}
