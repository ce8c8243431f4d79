/** Routes as the build lists them. */
export type Routes = Record<
  string,
  { path?: string; parentId?: string; index?: boolean; module?: { handle?: unknown } } | undefined
>;

/** The route of an address: its name, and what its module says of itself. */
export type NamedRoute = { name: string; handle?: unknown };

type Pattern = { name: string; segments: string[]; handle: unknown };

/** What every address is called that no route names: a metric and a line of the log hold no text of people. */
export const noRoute = "*";

/** Files of the build, which are no routes. */
export const assetRoute = "/assets/*";

/**
 * Names the route of an address by its pattern, such as `/forums/:forum/:topic`: bounded in number, and without what
 * stands in the address. The data of a page is called as the page with `.data` at its end.
 */
export function routeNamer(routes: Routes): (path: string) => NamedRoute {
  const patterns = Object.values(routes).flatMap((route) => (route?.path ? [patternOf(route, routes)] : []));
  patterns.sort((one, other) => rank(one).localeCompare(rank(other)));
  const first = Object.values(routes).find(
    (route) => route?.index && !route.path && !routes[route.parentId ?? ""]?.path,
  );
  const home = { name: "/", handle: first?.module?.handle };
  return (path) => {
    if (path.startsWith("/assets/")) return { name: assetRoute };
    const page = path === "/_root.data" ? "/" : path.replace(/\.data$/, "");
    const found = page === "/" ? home : findPattern(page.split("/").filter(Boolean), patterns);
    const { name, handle } = found ?? { name: noRoute };
    return { name: page === path || name === noRoute ? name : `${name}.data`, handle };
  };
}

function findPattern(segments: string[], patterns: Pattern[]): Pattern | undefined {
  return patterns.find((pattern) => fits(pattern.segments, segments));
}

function patternOf(route: NonNullable<Routes[string]>, routes: Routes): Pattern {
  const segments = segmentsOf(route, routes);
  const name = segments.length === 1 && segments[0] === "*" ? noRoute : `/${segments.join("/")}`;
  return { segments, name, handle: route.module?.handle };
}

/** What the addresses of a route consist of, with the parts of the routes around it. */
export function segmentsOf(route: NonNullable<Routes[string]>, routes: Routes): string[] {
  const parts = [route.path ?? ""];
  for (let above = routes[route.parentId ?? ""]; above; above = routes[above.parentId ?? ""])
    if (above.path) parts.unshift(above.path);
  return parts.join("/").split("/").filter(Boolean);
}

/** Words before parameters before the rest of an address, from the left. */
function rank({ segments }: Pattern): string {
  return segments.map((segment) => (segment === "*" ? "3" : segment.startsWith(":") ? "2" : "1")).join("");
}

function fits(pattern: string[], segments: string[]): boolean {
  const isOpen = pattern.at(-1) === "*";
  if (isOpen ? segments.length < pattern.length - 1 : segments.length !== pattern.length) return false;
  return pattern.every((part, at) => part === "*" || part.startsWith(":") || part === segments[at]);
}
