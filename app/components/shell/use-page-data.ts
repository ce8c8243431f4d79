import { useRouteLoaderData } from "@remix-run/react";
import type { Language } from "#app/platform/language.ts";

/** What every page knows: sent by the root loader. */
export type PageData = {
  locale: Language;
  now: Date;
  nonce: string;
  theme: "light" | "dark" | null;
  club: { name: string; timeZone: string; brandHue: number };
  me: { id: string; name: string; avatarUrl: string | null; unread: number; isStaff: boolean } | null;
};

/** The data of the root loader. */
export function usePageData(): PageData {
  const data = useRouteLoaderData("root") as PageData | undefined;
  if (!data) throw new Error("The page's own data is missing");
  return data;
}

/** Language, time zone and the page's instant: what formatting needs, equal on server and browser. */
export function useClub(): { locale: Language; timeZone: string; now: Date } {
  const { locale, club, now } = usePageData();
  return { locale, timeZone: club.timeZone, now };
}
