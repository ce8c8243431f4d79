import { useRouteLoaderData } from "@remix-run/react";
import { useLocale } from "use-intl";
import type { Problem } from "#app/domain/core/form-state.ts";
import type { Permission } from "#app/domain/core/permissions.ts";
import type { Language } from "#app/platform/language.ts";

/** What every page knows: sent by the root loader. */
export type PageData = {
  locale: Language;
  now: Date;
  theme: "light" | "dark" | null;
  origin: string;
  club: { name: string; timeZone: string; brandHue: number; isOpenToGuests: boolean };
  /** `silenced` says why and until when somebody may not write; null for who may. */
  me: {
    id: string;
    name: string;
    avatarUrl: string | null;
    unread: number;
    silenced: Problem | null;
    permissions: Permission[];
  } | null;
};

/** The data of the root loader; where that failed, just enough to say so in the right language. */
export function usePageData(): PageData {
  const locale = useLocale();
  const data = useRouteLoaderData("root") as PageData | undefined;
  return (
    data ?? {
      locale,
      now: new Date(0),
      theme: null,
      origin: "",
      club: { name: "", timeZone: "Asia/Tehran", brandHue: 250, isOpenToGuests: false },
      me: null,
    }
  );
}

/** Language, time zone and the page's instant: what formatting needs, equal on server and browser. */
export function useClub(): { locale: Language; timeZone: string; now: Date } {
  const { locale, club, now } = usePageData();
  return { locale, timeZone: club.timeZone, now };
}
