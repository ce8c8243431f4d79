import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createContext, runInContext } from "node:vm";
import { expect, test } from "vitest";

const source = readFileSync(fileURLToPath(new URL("service-worker.js", import.meta.url)), "utf8");
const origin = "https://club.example.com";
const club = {
  version: "v2",
  kept: ["/assets/app.css"],
  pages: { fa: "/offline/fa", en: "/offline/en" },
  language: "fa",
  icon: "/icon.png",
  isOff: false,
};

type Asked = { url: string; method?: string; mode?: string };
type Listener = (event: object) => void;

/** A worker in a browser without a network: what it keeps is here to be seen. */
function runWorker(settings: object = {}) {
  const kept = new Map<string, Map<string, Response>>();
  const listeners = new Map<string, Listener>();
  const log: string[] = [];
  const shown: object[] = [];
  const tabs: object[] = [];
  const fetched = async (path: string) => new Response(`<html lang="fa">${path}</html>`);
  const open = async (name: string) => {
    const cache = kept.get(name) ?? new Map<string, Response>();
    kept.set(name, cache);
    const add = async (one: string | { url: string }) => {
      const path = typeof one === "string" ? one : one.url;
      cache.set(path, await fetched(path));
    };
    return {
      addAll: (all: (string | { url: string })[]) => Promise.all(all.map(add)),
      put: async (path: string, answer: Response) => void cache.set(path, answer),
    };
  };
  const scope = {
    ...{ URL, Response, location: { origin } },
    Request: class {
      url: string;
      constructor(url: string) {
        this.url = url;
      }
    },
    addEventListener: (name: string, listener: Listener) => listeners.set(name, listener),
    caches: {
      open,
      keys: async () => [...kept.keys()],
      delete: async (name: string) => kept.delete(name),
      match: async (asked: string | Asked) => {
        const path = typeof asked === "string" ? asked : new URL(asked.url).pathname;
        return [...kept.values()].map((cache) => cache.get(path)?.clone()).find(Boolean);
      },
    },
    clients: {
      claim: async () => void log.push("claimed"),
      matchAll: async () => tabs,
      openWindow: async (url: string) => void log.push(`opened ${url}`),
    },
    registration: {
      unregister: async () => void log.push("unregistered"),
      showNotification: async (title: string, options: object) => void shown.push({ title, ...options }),
    },
    skipWaiting: async () => undefined,
    fetch: () => Promise.reject(new TypeError("offline")),
  };
  runInContext(`const club = ${JSON.stringify({ ...club, ...settings })};\n${source}`, createContext(scope));
  const tell = async (name: string, event: object = {}) => {
    const waits: Promise<unknown>[] = [];
    let answer: Promise<Response> | undefined;
    const waitUntil = (wait: Promise<unknown>) => waits.push(wait);
    const respondWith = (given: Promise<Response>) => (answer = given);
    listeners.get(name)!({ waitUntil, respondWith, ...event });
    await Promise.all(waits);
    return answer;
  };
  const ask = (path: string, request: Partial<Asked> = {}) =>
    tell("fetch", { request: { url: origin + path, method: "GET", mode: "navigate", ...request } });
  return { kept, log, shown, tabs, open, tell, ask };
}

test("keeps the offline pages and their files, and lets an older version's go", async () => {
  const worker = runWorker();
  await worker.open("club-v1");
  await worker.open("somebody-else's");
  await worker.tell("install");
  await worker.tell("activate");
  expect([...worker.kept.keys()]).toEqual(["somebody-else's", "club-v2"]);
  expect([...worker.kept.get("club-v2")!.keys()]).toEqual(["/assets/app.css", "/offline/fa", "/offline/en"]);
});

test("stands in for a page only, in the language and theme last shown, until signing out", async () => {
  const worker = runWorker();
  await worker.tell("install");
  expect(await (await worker.ask("/forums"))!.text()).toContain("/offline/fa");
  await worker.tell("message", { data: { language: "en", theme: "dark" } });
  const page = await (await worker.ask("/forums"))!.text();
  expect(page).toContain("/offline/en");
  expect(page).toContain('data-theme="dark"');
  expect(await worker.ask("/forums.data", { mode: "cors" })).toBeUndefined();
  expect(await worker.ask("/reply", { method: "POST" })).toBeUndefined();
  await worker.ask("/sign-out.data", { method: "POST", mode: "cors" });
  expect(await (await worker.ask("/forums"))!.text()).toContain("/offline/fa");
});

test("takes no other words for a theme or a language", async () => {
  const worker = runWorker();
  await worker.tell("install");
  await worker.tell("message", { data: { language: "constructor", theme: '"><script>' } });
  expect(await (await worker.ask("/"))!.text()).not.toContain("script");
});

test("switched off it forgets everything, goes, and answers nothing meanwhile", async () => {
  const worker = runWorker({ isOff: true });
  await worker.open("club-v1");
  await worker.tell("install");
  expect(await worker.ask("/forums")).toBeUndefined();
  await worker.tell("activate");
  expect(worker.kept.size).toBe(0);
  expect(worker.log).toEqual(["unregistered"]);
});

test("shows what is pushed, and leads to it in a tab that is open, or in a new one", async () => {
  const worker = runWorker();
  const pushed = { title: "Club", body: "Sara wrote", lang: "en", dir: "ltr", tag: "t1", path: "/p/1" };
  await worker.tell("push", { data: { json: () => pushed } });
  await worker.tell("push", { data: null });
  const { path, ...words } = pushed;
  expect(worker.shown).toEqual([{ ...words, data: { path }, icon: "/icon.png" }]);
  const click = (to: string) =>
    worker.tell("notificationclick", { notification: { close: () => worker.log.push("closed"), data: { path: to } } });
  await click("/p/1");
  worker.tabs.push({
    focus: async () => void worker.log.push("focused"),
    navigate: async (url: string) => void worker.log.push(`went ${url}`),
  });
  await click("/p/2");
  await click("//elsewhere.example/");
  expect(worker.log).toEqual([
    ...["closed", `opened ${origin}/p/1`],
    ...["closed", "focused", `went ${origin}/p/2`],
    "closed",
  ]);
});
