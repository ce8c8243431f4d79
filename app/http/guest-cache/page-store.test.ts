import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import type { PageKey } from "./page-keys.ts";
import { PageStore } from "./page-store.ts";

let time = 0;
const newStore = (maxBytes = 1_000) => new PageStore<string>({ maxBytes, now: () => time });
let store: ReturnType<typeof newStore>;

beforeEach(() => {
  time = 0;
  store = newStore();
});

const entry = (page: string, { on = ["topics"] as PageKey[], bytes = 100 } = {}) => ({
  ...{ page, bytes, dependsOn: new Set(on), keptUntil: 60_000 },
});

describe("a page", () => {
  it("is found until its time is over", () => {
    store.keep("/", entry("home"));
    time = 59_999;
    expect(store.find("/")).toBe("home");
    time = 60_000;
    expect(store.find("/")).toBeUndefined();
    expect(store.size()).toEqual({ pages: 0, bytes: 0 });
  });

  it("goes with any of the things it shows, and others stay", () => {
    store.keep("/a", entry("a", { on: ["topic:1", "post:1"] }));
    store.keep("/b", entry("b", { on: ["topic:2", "post:2"] }));
    store.forget(["post:1", "forum:1"]);
    expect([store.find("/a"), store.find("/b")]).toEqual([undefined, "b"]);
    store.forget("all");
    expect(store.find("/b")).toBeUndefined();
    expect(store.size()).toEqual({ pages: 0, bytes: 0 });
  });

  it("is current only if nothing it shows was forgotten since it was begun", () => {
    const [first, second] = [store.begin(), store.begin()];
    const on = (...keys: PageKey[]) => new Set(keys);
    expect(first.isCurrent(on("topic:1"))).toBe(true);
    store.forget(["topic:1"]);
    const third = store.begin();
    expect([first, second, third].map((making) => making.isCurrent(on("topic:1", "topic:2")))).toEqual([
      false,
      false,
      true,
    ]);
    expect(first.isCurrent(on("topic:2"))).toBe(true);
    first.end();
    second.end();
    expect(third.isCurrent(on("topic:1"))).toBe(true);
    store.forget("all");
    expect(third.isCurrent(on("topic:2"))).toBe(false);
    third.end();
    expect(store.begin().isCurrent(on("topic:1"))).toBe(true);
  });

  it("is not current where more was forgotten than can be remembered", () => {
    const making = store.begin();
    store.forget(Array.from({ length: 6_000 }, (_, number): PageKey => `topic:${number}`));
    expect(making.isCurrent(new Set(["rules"]))).toBe(false);
  });
});

describe("memory", () => {
  it("is bounded: what was not asked for longest goes, and what is too large never comes", () => {
    for (const name of ["a", "b", "c"]) store.keep(name, entry(name, { bytes: 300 }));
    store.find("a");
    store.keep("d", entry("d", { bytes: 300 }));
    expect(["a", "b", "c", "d"].map((name) => store.find(name))).toEqual(["a", undefined, "c", "d"]);
    store.keep("e", entry("e", { bytes: 1_001 }));
    expect(store.find("e")).toBeUndefined();
    expect(store.size()).toEqual({ pages: 3, bytes: 900 });
    store.grow("d", "d", 200);
    store.grow("d", "another page of the same address", 5_000);
    expect(store.size()).toEqual({ pages: 2, bytes: 800 });
  });

  it("is counted right, and never over the limit, whatever happens in whatever order", () => {
    const addresses = fc.constantFrom("/a", "/b", "/c", "/d");
    const keys = fc.subarray<PageKey>(["topics", "rules", "topic:1", "topic:2"]);
    const deed = fc.oneof(
      fc.record({
        deed: fc.constant("keep" as const),
        address: addresses,
        on: keys,
        bytes: fc.integer({ min: 1, max: 600 }),
      }),
      fc.record({ deed: fc.constant("forget" as const), on: fc.oneof(keys, fc.constant("all" as const)) }),
      fc.record({ deed: fc.constant("wait" as const), ms: fc.integer({ min: 0, max: 70_000 }) }),
      fc.record({ deed: fc.constant("find" as const), address: addresses }),
    );
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 60 }), (deeds) => {
        [time, store] = [0, newStore()];
        const on = new Map<string, readonly PageKey[]>();
        for (const done of deeds) {
          if (done.deed === "wait") time += done.ms;
          if (done.deed === "forget") store.forget(done.on);
          if (done.deed === "keep") {
            store.keep(done.address, { ...entry(done.address, done), keptUntil: time + 60_000 });
            on.set(done.address, done.on);
          }
          if (done.deed === "find") expect([undefined, done.address]).toContain(store.find(done.address));
          if (done.deed === "forget")
            for (const [address, keys] of on)
              if (done.on === "all" || keys.some((key) => done.on.includes(key)))
                expect(store.find(address)).toBeUndefined();
          expect(store.size().bytes).toBeLessThanOrEqual(1_000);
        }
        store.forget("all");
        expect(store.size()).toEqual({ pages: 0, bytes: 0 });
      }),
    );
  });
});
