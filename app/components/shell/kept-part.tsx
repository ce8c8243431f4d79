import { createContext, createElement, type ReactElement, useContext } from "react";
import { type PartSight, SightContext } from "./use-page-data.ts";

/** What stands for a part while a page is rendered on the server: an element that is replaced before the page is sent. */
export type PartsOfPage = {
  /** The element's name, which nobody outside of this process knows. */
  element: string;
  /** Takes the page's next part, told by all that its HTML depends on: its number, and whether its HTML is known already. */
  take(key: string): { number: number; isKnown: boolean };
};

/** Given by the server alone; in the browser parts are rendered like everything else. */
export const PartsContext = createContext<PartsOfPage | null>(null);

type Props = { name: string; sight: PartSight; shows: unknown; children: ReactElement };

/**
 * A part of a page that the server renders once for everybody to whom it looks the same, and keeps. Its HTML depends on
 * nothing but the language, `sight`, which is all of the page's data that it gets, and `shows`, its own; so it neither
 * asks for the address nor for a loader's data, its links begin at the root, it calls no `useId`, and it is one element.
 */
export function KeptPart({ name, sight, shows, children }: Props): ReactElement {
  const parts = useContext(PartsContext);
  if (!parts) return children;
  const { number, isKnown } = parts.take(JSON.stringify([name, sight, shows]));
  if (isKnown) return createElement(parts.element, { number });
  return createElement(
    parts.element,
    { number },
    <PartsContext.Provider value={null}>
      <SightContext.Provider value={sight}>{children}</SightContext.Provider>
    </PartsContext.Provider>,
  );
}
