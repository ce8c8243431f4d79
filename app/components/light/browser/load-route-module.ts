import { withWords } from "#app/i18n/words-at-hand.ts";
import { partsForMembers } from "../for-members.tsx";

type Route = { id: string; module: string };
type Module = NonNullable<(typeof __remixRouteModules)[string]>;

/**
 * Loads a page's file, and with it the words that the page says and what it has for members. Where it cannot be had, the club was built anew or the
 * network is away: the server is asked for the whole page.
 */
export async function loadRouteModule({ id, module: file }: Route): Promise<Module> {
  try {
    __remixRouteModules[id] ??= (await withWords(import(/* @vite-ignore */ file))) as Module;
    await partsForMembers();
    return __remixRouteModules[id];
  } catch {
    window.location.reload();
    return new Promise(() => undefined);
  }
}
