import type { IncomingMessage } from "node:http";
import { type Encoding, encodingFor } from "#app/http/encoding.ts";
import { noRoute, type Routes, routeNamer } from "#app/http/route-patterns.server.ts";
import { env } from "#app/platform/env.server.ts";
import { type SharedPage, sharedAddress } from "./shared-page.ts";
import { visitorOf } from "./visitor.server.ts";

/** What a guest asks for, as far as the page depends on it. */
export type Asked = {
  /** Equal for requests that the same page answers. */
  key: string;
  /** The page's own address, whatever else the request's one holds. */
  url: string;
  /** The cookies that say how pages shall look. */
  cookie: string;
  encoding: Encoding | null;
  /** Whether the address is the one that was asked for. */
  isExact: boolean;
};

/** The route of an address, and the address under which its page is shared; null where it is not. */
type Place = { route: string; address: string | null };

/** Addresses remembered; more of them are looked up anew. */
const mostRemembered = 5_000;
const longestRemembered = 400;

/** Reads of a request which route it asks for, and what of it, if a guest's page may answer. */
export function askedReader(routes: Routes) {
  const routeOf = routeNamer(routes);
  const remembered = new Map<string, Place>();

  function placeOf(url: string): Place {
    const known = remembered.get(url);
    if (known) return known;
    const { name: route, handle } = routeOf(url.split("?", 1)[0]!);
    const place = { route, address: isShared(handle) ? sharedAddress(url, handle) : null };
    if (remembered.size >= mostRemembered) remembered.clear();
    if (url.length <= longestRemembered) remembered.set(url, place);
    return place;
  }

  return (request: IncomingMessage): { route: string; asked: Asked | null } => {
    const { url = "", method, headers } = request;
    const { route, address } = placeOf(url);
    if (address === null || (method !== "GET" && method !== "HEAD")) return { route, asked: null };
    const [visitor, origin] = [visitorOf(headers), originOf(headers.host)];
    if (!visitor || !origin) return { route, asked: null };
    const own = origin + address;
    const encoding = encodingFor(headers["accept-encoding"]);
    return {
      route,
      asked: { key: `${visitor.mark} ${own}`, url: own, cookie: visitor.cookie, encoding, isExact: address === url },
    };
  };
}

/** The site's address as pages write it. Behind a proxy nobody but the setting knows it for sure. */
function originOf(host: string | undefined): string | null {
  return env.PUBLIC_URL ?? (env.TRUST_PROXY ? null : `http://${host}`);
}

function isShared(handle: unknown): handle is SharedPage {
  return typeof handle === "object" && handle !== null && "sharedWithGuests" in handle;
}

/** Nothing is known of a request that is not in order. */
export const nothingAsked = { route: noRoute, asked: null };
