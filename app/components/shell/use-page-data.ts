import { useRouteLoaderData } from "@remix-run/react";
import { useLocale } from "use-intl";
import type { Problem } from "#app/domain/core/form-state.ts";
import type { Permission } from "#app/domain/core/permissions.ts";
import type { Language } from "#app/platform/language.ts";
import { type Calendar, calendarOfLanguage } from "#app/platform/persian/format.ts";

/** What every page knows: sent by the root loader. */
export type PageData = {
  locale: Language;
  now: Date;
  theme: "light" | "dark" | null;
  origin: string;
  club: { name: string; timeZone: string; brandHue: number; logoUrl: string | null; isOpenToGuests: boolean };
  /** The forums nearest to somebody: what they follow, then the biggest. */
  forums: { slug: string; name: string; nameEn: string }[];
  /** `silenced` says why and until when somebody may not write; null for who may. */
  me: {
    id: string;
    name: string;
    avatarUrl: string | null;
    calendar: Calendar | null;
    unread: number;
    silenced: Problem | null;
    /** The club's rules have changed since this member agreed to them. */
    mustAgree: boolean;
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
      club: { name: "", timeZone: "Asia/Tehran", brandHue: 250, logoUrl: null, isOpenToGuests: false },
      forums: [],
      me: null,
    }
  );
}

/** Language, time zone, calendar and the page's instant: what formatting needs, equal on server and browser. */
export function useClub(): { locale: Language; timeZone: string; calendar: Calendar; now: Date } {
  const { locale, club, now, me } = usePageData();
  return { locale, timeZone: club.timeZone, calendar: me?.calendar ?? calendarOfLanguage(locale), now };
}
