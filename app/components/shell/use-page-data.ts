import { useRouteLoaderData } from "@remix-run/react";
import { createContext, useContext } from "react";
import { useLocale } from "use-intl";
import type { MustAgree } from "#app/domain/core/actor.ts";
import type { Problem } from "#app/domain/core/form-state.ts";
import type { Permission } from "#app/domain/core/permissions.ts";
import type { Language } from "#app/platform/language.ts";
import { type Calendar, calendarOfLanguage, steadyNow } from "#app/platform/persian/format.ts";

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
    /** Rules that this member has still to agree to. */
    mustAgree: MustAgree;
    permissions: Permission[];
    /** Others may see that the member is here and writes. */
    showsPresence: boolean;
  } | null;
};

/** Language, time zone, calendar and the page's instant. */
type Club = { locale: Language; timeZone: string; calendar: Calendar; now: Date };

/** What a part that is kept for many readers gets of the page's data: no more of who reads than whether it is theirs. */
export type PartSight = Club & { isMine: boolean };

/** Stands on the server around a part that is kept, and keeps from it what it was not told. */
export const SightContext = createContext<PartSight | null>(null);

/** Stands on the server around a part of the frame that is kept: what it gets of the page's data. */
export const PageDataContext = createContext<PageData | null>(null);

/** The data of the root loader; where that failed, just enough to say so in the right language. */
export function usePageData(): PageData {
  if (useContext(SightContext)) throw new Error("A part that is kept for many readers asked who reads");
  return useRootData();
}

function useRootData(): PageData {
  const locale = useLocale();
  const given = useContext(PageDataContext);
  const data = useRouteLoaderData("root") as PageData | undefined;
  return (
    given ??
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
export function useClub(): Club {
  const sight = useContext(SightContext);
  const data = useRootData();
  return sight ?? clubOf(data);
}

/** Whether somebody's id is that of who reads. */
export function useIsMine(memberId: string): boolean {
  const sight = useContext(SightContext);
  const data = useRootData();
  return sight ? sight.isMine : data.me?.id === memberId;
}

/** What a part gets to see that a member made at an instant: so little that most readers of the hour have it in common. */
export function usePartSight(madeBy: string, madeAt: Date): PartSight {
  const data = usePageData();
  const club = clubOf(data);
  return { ...club, now: steadyNow(madeAt, club.now), isMine: data.me?.id === madeBy };
}

function clubOf({ locale, club, now, me }: PageData): Club {
  return { locale, timeZone: club.timeZone, calendar: me?.calendar ?? calendarOfLanguage(locale), now };
}
