import type { MetaDescriptor } from "@remix-run/node";
import { createElement, useContext } from "react";
import { UNSAFE_DataRouterStateContext as StateContext, useLocation } from "react-router";
import { UNSAFE_useScrollRestoration as useScrollRestoration } from "react-router-dom";

/** The pages that are shown, from the root on; where one failed, down to the one that says so. */
function useShown() {
  const { matches, errors, loaderData } = useContext(StateContext)!;
  const failed = errors ? matches.findIndex(({ route }) => errors[route.id] !== undefined) : -1;
  return { shown: failed < 0 ? matches : matches.slice(0, failed + 1), errors, loaderData };
}

/** The `links` of the pages that are shown, which are those of the root. */
export function Links() {
  const { shown } = useShown();
  const links = shown.flatMap(({ route }) => __remixRouteModules[route.id]?.links?.() ?? []);
  return (
    <>
      {null}
      {links.map((link) => createElement("link", { ...link, key: JSON.stringify(link) }))}
    </>
  );
}

/** What the innermost page that has a `meta` says of itself. */
export function Meta() {
  const { shown, errors, loaderData } = useShown();
  const location = useLocation();
  const error = errors?.[shown.at(-1)!.route.id] ?? null;
  const matches: object[] = [];
  let said: MetaDescriptor[] = [];
  for (const { route, params, pathname } of shown) {
    const data = loaderData[route.id];
    const match = { id: route.id, data, meta: said, params, pathname, handle: route.handle, error };
    matches.push(match);
    const meta = __remixRouteModules[route.id]?.meta as ((given: object) => MetaDescriptor[] | undefined) | undefined;
    if (meta) said = match.meta = meta({ data, params, location, matches, error }) ?? [];
  }
  return <>{said.map(draw)}</>;
}

function draw(descriptor: MetaDescriptor) {
  const key = JSON.stringify(descriptor);
  if ("title" in descriptor) return <title key="title">{String(descriptor.title)}</title>;
  if ("script:ld+json" in descriptor) return <ServersJson key="json" />;
  const { tagName = "meta", ...rest } = descriptor as { tagName?: string };
  return createElement(tagName, { ...rest, key });
}

/** Search engines read it where the server put it; here it only keeps its place. */
function ServersJson() {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: what the server wrote is left as it is, and otherwise it is empty
  return <script type="application/ld+json" suppressHydrationWarning dangerouslySetInnerHTML={{ __html: "" }} />;
}

/** Brings back the place where a page was left; the script that does so before the browser paints is the server's. */
export function ScrollRestoration(_props: { nonce?: string }) {
  useScrollRestoration({ storageKey: "positions" });
  return null;
}

/** The scripts are the server's and have run; what stands last in the body may be more than is rendered. */
export function Scripts(_props: { nonce?: string }) {
  return null;
}
