import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import type { Pages } from "./answer.server.ts";
import { type Routes, segmentsOf } from "./route-patterns.server.ts";

/** A route, and the segments of the addresses it answers. */
type Place = { id: string; segments: string[] };

/**
 * Answers as Remix does, and has it look only at the routes that an address can be of: for every request it puts all
 * routes of a build in order four times, and makes a component of each. Which of the few answers it decides itself.
 */
export function answererNear(build: ServerBuild): Pages {
  const near = nearRoutes(build.routes);
  const answerers = new Map<string[], Pages>();
  return (request) => {
    const ids = near(new URL(request.url).pathname);
    const known = answerers.get(ids);
    if (known) return known(request);
    const only = <T>(routes: Record<string, T>) => Object.fromEntries(ids.map((id) => [id, routes[id]!]));
    const assets = { ...build.assets, routes: only(build.assets.routes) };
    const answerer = createRequestHandler({ ...build, assets, routes: only(build.routes) }, "production");
    answerers.set(ids, answerer);
    return answerer(request);
  };
}

/**
 * Answers which routes an address can be of, by how many segments it has and how it begins, with those around them, in
 * the order of the build: never too few. Of the same few routes it answers with the same array.
 */
export function nearRoutes(routes: Routes): (path: string) => string[] {
  const places: Place[] = Object.entries(routes).map(([id, route]) => ({ id, segments: segmentsOf(route!, routes) }));
  const longest = Math.max(...places.map(({ segments }) => segments.length));
  const beginnings = new Set(places.map(({ segments }) => segments[0]?.toLowerCase()));
  const known = new Map<string, string[]>();
  return (path) => {
    const segments = pageOf(path).split("/").filter(Boolean);
    const length = Math.min(segments.length, longest + 1);
    const first = decoded(segments[0] ?? "").toLowerCase();
    const beginning = beginnings.has(first) ? first : "";
    const key = `${length}/${beginning}`;
    const ids =
      known.get(key) ??
      withThoseAround(
        places.filter((place) => fits(place, length, beginning)),
        routes,
      );
    known.set(key, ids);
    return ids;
  };
}

/** The data of a page are asked for at its address with `.data` at the end. */
const pageOf = (path: string) => (path === "/_root.data" ? "/" : path.replace(/\.data$/, ""));

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment; // as Remix does
  }
}

function fits({ segments }: Place, length: number, beginning: string): boolean {
  if (segments.some((segment) => segment === "*" || segment.endsWith("?"))) return true;
  const [first = ""] = segments;
  return segments.length === length && (first.startsWith(":") || first.toLowerCase() === beginning);
}

/** The root stays for addresses that are of no route. */
function withThoseAround(places: Place[], routes: Routes): string[] {
  const wanted = new Set(["root"]);
  for (const { id } of places)
    for (let at: string | undefined = id; at && !wanted.has(at); at = routes[at]?.parentId) wanted.add(at);
  return Object.keys(routes).filter((id) => wanted.has(id));
}
