import { useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { setupPath } from "#app/paths.ts";
import { LateOfflineNote } from "../live/late-offline-note.tsx";
import { useLiveConnection } from "../live/use-live.ts";
import { ToastRegion } from "../ui/toast.tsx";
import { BottomBar } from "./bottom-bar.tsx";
import { Footer } from "./footer.tsx";
import { placeInFrame, seenByBar, seenByRail } from "./frame-parts.ts";
import { Header } from "./header.tsx";
import { FramePart } from "./kept-part.tsx";
import { KeepFocus, RulesBar, StandingBar } from "./parts-for-members.tsx";
import { ProgressLine } from "./progress-line.tsx";
import { Rail } from "./rail.tsx";
import { useFocusOnNewPage } from "./use-focus-on-new-page.ts";
import { usePageData } from "./use-page-data.ts";

/**
 * The frame of every page: header, the way around, the page itself. What stands in it keeps to the measure of text. While
 * the club is being made there is nowhere to go yet.
 */
export function Shell({ children }: { children: ReactNode }) {
  const t = useTranslations("shell");
  const { me } = usePageData();
  const { pathname } = useLocation();
  const isSetup = pathname === setupPath();
  useFocusOnNewPage();
  useLiveConnection(me?.id ?? null);
  return (
    <div className="flex min-h-dvh flex-col max-lg:pb-[calc(4rem+env(safe-area-inset-bottom))]">
      <SkipLink />
      <ProgressLine />
      <Header isBare={isSetup} />
      {me?.silenced && <StandingBar problem={me.silenced} />}
      <div className="mx-auto flex w-full max-w-[1376px] grow gap-8 px-4 py-6 lg:py-8">
        {!isSetup && (
          <nav aria-label={t("mainNavigation")} className="hidden w-60 shrink-0 lg:block">
            <FramePart name="rail" sees={seenByRail} place={placeInFrame(pathname)}>
              <Rail />
            </FramePart>
          </nav>
        )}
        <main id="content" tabIndex={-1} className="min-w-0 grow outline-none *:max-w-[740px]">
          {me?.mustAgree && <RulesBar which={me.mustAgree} />}
          {children}
        </main>
      </div>
      <Footer />
      {!isSetup && (
        <FramePart name="bar" sees={seenByBar} place={placeInFrame(pathname)}>
          <BottomBar />
        </FramePart>
      )}
      {me && <KeepFocus />}
      <LateOfflineNote />
      <ToastRegion />
    </div>
  );
}

function SkipLink() {
  const t = useTranslations("shell");
  return (
    <a
      href="#content"
      className="fixed start-4 top-4 z-50 -translate-y-24 rounded-control bg-accent px-4 py-3 text-on-accent focus:translate-y-0"
    >
      {t("skipToContent")}
    </a>
  );
}
