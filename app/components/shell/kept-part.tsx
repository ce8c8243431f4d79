import { createContext, createElement, type ReactElement, type ReactNode, useContext } from "react";
import { UNSAFE_LocationContext as LocationContext } from "react-router";
import { type PageData, PageDataContext, type PartSight, SightContext, usePageData } from "./use-page-data.ts";

/** What stands for a part while a page is rendered on the server: an element that is replaced before the page is sent. */
export type PartsOfPage = {
  /** The element's name, which nobody outside of this process knows. */
  element: string;
  /**
   * Takes the page's next part: its number, and whether its HTML is known already. What it depends on is told by `key`,
   * and by a long text that is compared as it is.
   */
  take(key: string, text?: string | null): { number: number; isKnown: boolean };
};

/** Given by the server alone; in the browser parts are rendered like everything else. */
export const PartsContext = createContext<PartsOfPage | null>(null);

/** `text`: the longest of what it shows. */
type Props = { name: string; sight: PartSight; shows: unknown; text?: string | null; children: ReactElement };

/**
 * A part of a page that the server renders once for everybody to whom it looks the same, and keeps. Its HTML depends on
 * nothing but the language, `sight`, which is all of the page's data that it gets, `shows` and `text`, its own; so it neither
 * asks for the address nor for a loader's data, its links begin at the root, it calls no `useId`, and it is one element.
 */
export function KeptPart({ name, sight, shows, text, children }: Props): ReactElement {
  const parts = useContext(PartsContext);
  if (!parts) return children;
  const { now, ...who } = sight;
  return taken(parts.take(JSON.stringify([name, who, now.getTime(), shows]), text), parts, () => (
    <SightContext.Provider value={sight}>{children}</SightContext.Provider>
  ));
}

type FrameProps = { name: string; sees: (page: PageData) => PageData; place: string; children: ReactElement };

/**
 * A part of a member's frame, kept like `KeptPart`. Of the page's data it gets what `sees` leaves of them, and in the
 * place of the address `place`, one at which it looks the same.
 */
export function FramePart({ name, sees, place, children }: FrameProps): ReactElement {
  const parts = useContext(PartsContext);
  const page = usePageData();
  if (!parts || !page.me) return children;
  const seen = { ...sees(page), now: noTime, origin: "" };
  return taken(parts.take(JSON.stringify([name, seen, place])), parts, () => (
    <LocationContext.Provider value={{ location: { ...nowhere, pathname: place }, navigationType: "POP" as never }}>
      <PageDataContext.Provider value={seen}>{children}</PageDataContext.Provider>
    </LocationContext.Provider>
  ));
}

const noTime = new Date(0);
const nowhere = { search: "", hash: "", state: null, key: "default" };

function taken(part: { number: number; isKnown: boolean }, parts: PartsOfPage, draw: () => ReactNode): ReactElement {
  const { number, isKnown } = part;
  if (isKnown) return createElement(parts.element, { number });
  return createElement(parts.element, { number }, <PartsContext.Provider value={null}>{draw()}</PartsContext.Provider>);
}
