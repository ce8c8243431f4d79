import { matchRoutes } from "@remix-run/react";
import type { RouteConfigEntry } from "@remix-run/route-config";
import { expect, it } from "vitest";
import entries from "#app/routes.ts";
import { nearRoutes } from "./near-routes.server.ts";
import { type Routes, segmentsOf } from "./route-patterns.server.ts";

type RouteTree = Parameters<typeof matchRoutes>[0];

const routes: Routes = { root: { path: "" }, ...listed((await entries) as RouteConfigEntry[], "root") };
const near = nearRoutes(routes);

/** Routes as the build lists them. */
function listed(entries: RouteConfigEntry[], parentId: string): Routes {
  const lists = entries.map(({ id, path, index, file, children = [] }) => {
    const name = id ?? file;
    return { [name]: { path, index: index ?? false, parentId }, ...listed(children, name) };
  });
  return Object.assign({}, ...lists);
}

function tree(ids: string[], parentId?: string): RouteTree {
  const inside = ids.filter((id) => routes[id]?.parentId === parentId);
  return inside.map((id) => {
    const { path, index } = routes[id]!;
    return index ? { id, path, index } : { id, path, children: tree(ids, id) };
  });
}

const whole = tree(Object.keys(routes));
const found = (among: RouteTree, page: string) =>
  matchRoutes(among, page)?.map(({ route, params }) => [route.id, params]);

const patterns = Object.values(routes).map((route) => segmentsOf(route!, routes));

/** Addresses of a route: with usual values in its parameters, and with the words that other routes have in their place. */
function addressesOf(pattern: string[]): string[] {
  const place = pattern.findIndex((segment) => /^[:*]/.test(segment));
  if (place < 0) return [`/${pattern.join("/")}`];
  const words = patterns.flatMap((other) => (/^[^:*]/.test(other[place] ?? "") ? other.slice(place, place + 1) : []));
  const values = new Set(["7-a-name", "%DA%AF%D9%84", "a/b/c", "x.data", ...words]);
  return [...values].map((value) => `/${pattern.map((part) => part.replace(/^(:[\w-]+|\*)/, value)).join("/")}`);
}

it("finds among the near routes what is found among all, at every address", () => {
  expect(patterns.length).toBeGreaterThan(80);
  const addresses = patterns.flatMap(addressesOf);
  const odd = ["//", "/forums//x", "/nothing/of/this/kind/here", "/%66orums/x", "/FORUMS/Garden/New"];
  for (const address of [...addresses, ...addresses.map((address) => `${address.toUpperCase()}/`), ...odd]) {
    const among = tree(near(address));
    expect(found(among, address), address).toEqual(found(whole, address));
    const dataOf = address === "/" ? "/_root.data" : `${address.replace(/\/$/, "")}.data`;
    expect(found(tree(near(dataOf)), address), dataOf).toEqual(found(whole, address));
  }
});

it("looks at few of them, of addresses that nobody thought of too", () => {
  for (const address of ["/forums/garden/7-a-name", "/", "/nothing", "/a/b/c/d/e/f/g/h/i"])
    expect(near(address).length, address).toBeLessThan(Object.keys(routes).length / 4);
  expect(near("/unheard-of/1")).toBe(near("/nor-of-this/2"));
});
