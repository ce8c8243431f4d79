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
 * Answers which routes an address can be of, by how many segments it has and how it begins and ends, with those around
 * them, in the order of the build: never too few. Of the same few routes it answers with the same array.
 */
export function nearRoutes(routes: Routes): (path: string) => string[] {
  const places: Place[] = Object.entries(routes).map(([id, route]) => ({ id, segments: segmentsOf(route!, routes) }));
  const longest = Math.max(...places.map(({ segments }) => segments.length));
  const beginnings = new Set(places.map(({ segments }) => segments[0]?.toLowerCase()));
  const endings = new Set(places.map((place) => endingOf(place.segments.length, place.segments)));
  const known = new Map<string, string[]>();
  const lists = new Map<string, string[]>();
  return (path) => {
    const segments = pageOf(path).split("/").filter(Boolean);
    const length = Math.min(segments.length, longest + 1);
    const first = decoded(segments[0] ?? "").toLowerCase();
    const beginning = beginnings.has(first) ? first : "";
    const last = decoded(segments.at(-1) ?? "").toLowerCase();
    const isKnownEnd = [beginning, ":"].some((word) => endings.has(endingOf(length, [word, last])));
    const ending = isKnownEnd ? last : "";
    const key = `${length}/${beginning}/${ending}`;
    const before = known.get(key);
    if (before) return before;
    const fitting = places.filter((place) => fits(place, { length, beginning, ending }));
    const ids = withThoseAround(fitting, routes);
    const list = lists.get(ids.join()) ?? ids;
    lists.set(ids.join(), list);
    known.set(key, list);
    return list;
  };
}

/** What sets the words at the end of addresses apart: how long those are, and how they begin. */
function endingOf(length: number, segments: string[]): string {
  const [first = ""] = segments;
  return `${length}/${first.startsWith(":") ? ":" : first.toLowerCase()}/${segments.at(-1)?.toLowerCase() ?? ""}`;
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

type Shape = { length: number; beginning: string; ending: string };

function fits({ segments }: Place, { length, beginning, ending }: Shape): boolean {
  if (segments.some((segment) => segment.endsWith("?"))) return true;
  const [first = "", last = ""] = [segments[0], segments.at(-1)];
  if (!/^[:*]/.test(first) && first.toLowerCase() !== beginning) return false;
  if (last === "*") return length >= segments.length - 1;
  return segments.length === length && (last.startsWith(":") || last.toLowerCase() === ending);
}

/** The root stays for addresses that are of no route. */
function withThoseAround(places: Place[], routes: Routes): string[] {
  const wanted = new Set(["root"]);
  for (const { id } of places)
    for (let at: string | undefined = id; at && !wanted.has(at); at = routes[at]?.parentId) wanted.add(at);
  return Object.keys(routes).filter((id) => wanted.has(id));
}
