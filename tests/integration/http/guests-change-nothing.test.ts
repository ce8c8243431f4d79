import type { ActionFunctionArgs } from "@remix-run/node";
import type { RouteConfigEntry } from "@remix-run/route-config";
import { expect, it } from "vitest";
import routes from "#app/routes.ts";

type Action = (args: ActionFunctionArgs) => Promise<unknown>;

const modules = import.meta.glob<{ action?: Action }>("../../../app/routes/**/*.{ts,tsx}");

/** What anybody may send: the ways in and out, and how pages look; and where one says otherwise who one is. */
const open = [
  ...["sign-in", "sign-in/password", "sign-in/new-password", "sign-in/second-factor", "join", "sign-out", "setup"],
  ...["language", "theme", "unsubscribe/:token", "api/*"],
];

function leaves(entries: readonly RouteConfigEntry[], parent = ""): { path: string; file: string }[] {
  return entries.flatMap(({ path = "", file, children = [] }) => {
    const own = [parent, path].filter(Boolean).join("/");
    return [{ path: own, file }, ...leaves(children, own)];
  });
}

const nothing = "01990000-0000-7000-8000-000000000000";

/** The status a guest's form gets, as a program sends it. */
async function sendAsGuest(action: Action, path: string): Promise<number> {
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name!);
  const params = Object.fromEntries(names.map((name) => [name, name === "kind" ? "topic" : nothing]));
  const address = `http://club.example/${path.replaceAll(/:(\w+)/g, (_all, name) => params[name]!)}`;
  const request = new Request(address, { method: "POST", body: new URLSearchParams({ intent: "save", on: "true" }) });
  const answer = await action({ request, params, context: {} }).catch((thrown: unknown) => thrown);
  return answer instanceof Response ? answer.status : ((answer as { init?: { status?: number } }).init?.status ?? 200);
}

it("every address that changes something refuses a guest, but those that are open to all", async () => {
  const places = leaves(await routes);
  expect(open.filter((path) => !places.some((place) => place.path === path))).toEqual([]);
  const statuses: Record<string, number> = {};
  for (const { path, file } of places) {
    const { action } = await modules[`../../../app/${file.replace("./", "")}`]!();
    if (action && !open.includes(path)) statuses[path] = await sendAsGuest(action, path);
  }
  expect(Object.keys(statuses).length).toBeGreaterThan(40);
  expect(Object.entries(statuses).filter(([, status]) => status !== 401)).toEqual([]);
});
