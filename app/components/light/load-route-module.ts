import { withWords } from "#app/i18n/words-at-hand.ts";

type Route = { id: string; module: string };

/**
 * Stands in for the function of the same name in `@remix-run/react`: loads a page's file, and with it the words that the
 * page says. Where the file cannot be had, the club was built anew, or the network is away: the server is asked.
 */
export async function loadRouteModule(route: Route, known: Record<string, unknown>): Promise<unknown> {
  if (route.id in known) return known[route.id];
  try {
    const module: unknown = await withWords(import(/* @vite-ignore */ route.module));
    known[route.id] = module;
    return module;
  } catch {
    window.location.reload();
    return new Promise(() => undefined);
  }
}
