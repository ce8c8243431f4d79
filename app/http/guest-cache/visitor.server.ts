import type { IncomingHttpHeaders } from "node:http";
import { isOwnCookie, languageCookie, themeCookie } from "#app/http/cookies.server.ts";
import { languages } from "#app/platform/language.ts";

/** A guest as far as pages differ by it: the text is part of a page's address, the cookies are sent to make the page. */
export type Visitor = { mark: string; cookie: string };

/** Cookie headers remembered; more of them are read anew. */
const mostRemembered = 2_000;
const longestRemembered = 500;

const themes = ["light", "dark"];

/** What our two cookies of looks may hold, as we write it and as it is read, with what it means. */
const looks = new Map<string, Visitor>();
for (const [cookie, values] of [
  [languageCookie, languages],
  [themeCookie, themes],
] as const)
  for (const value of values) {
    const written = (await cookie.serialize(value)).split(";", 1)[0]!;
    const look = { mark: `${cookie.name}:${value}`, cookie: written };
    looks.set(written, look).set(decodeURIComponent(written), look);
  }

const somebody: Visitor = { mark: "", cookie: "" };
const remembered = new Map<string, Visitor | null>();

/**
 * The guest who sent a request, by its headers alone; null for whoever has a cookie of ours that says more than how pages
 * shall look, and for programs with a token. Cookies that are not ours are as good as none.
 */
export function visitorOf({ cookie, authorization }: IncomingHttpHeaders): Visitor | null {
  if (authorization !== undefined) return null;
  if (cookie === undefined) return somebody;
  const known = remembered.get(cookie);
  if (known !== undefined) return known;
  const visitor = read(cookie);
  if (remembered.size >= mostRemembered) remembered.clear();
  if (cookie.length <= longestRemembered) remembered.set(cookie, visitor);
  return visitor;
}

function read(header: string): Visitor | null {
  const own = new Map<string, Visitor>();
  for (const pair of header.split(";")) {
    const text = pair.trim();
    const name = text.split("=", 1)[0]!.trim();
    if (!isOwnCookie(name)) continue;
    const look = looks.get(text);
    if (!look || own.has(name)) return null;
    own.set(name, look);
  }
  const seen = [...own.values()].sort((one, other) => (one.mark < other.mark ? -1 : 1));
  return { mark: seen.map(({ mark }) => mark).join(), cookie: seen.map(({ cookie }) => cookie).join("; ") };
}
