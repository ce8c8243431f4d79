import { type ComponentType, useEffect, useState } from "react";

/**
 * A part of the page that the server does not draw, and whose file is loaded once it is wanted; null until it has come.
 * @param load always the same function
 */
export function useLatePart<Props>(
  isWanted: boolean,
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> | null {
  const [loaded, setLoaded] = useState<{ Part: ComponentType<Props> } | null>(null);
  useEffect(() => {
    if (!isWanted) return;
    const show = (Part: ComponentType<Props>) => setLoaded({ Part });
    load().then(show, () => undefined); // without a network the page stays as it is
  }, [isWanted, load]);
  return loaded?.Part ?? null;
}
