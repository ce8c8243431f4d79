import { describe, expect, it } from "vitest";
import { inBatches } from "./in-batches.ts";

/** Runs batches that end when they are let go; what each held. */
function held(options: Parameters<typeof inBatches<string, string>>[1]) {
  const batches: { items: string[]; end: (error?: Error) => void }[] = [];
  let begun = Promise.withResolvers<void>();
  const ask = inBatches<string, string>((items) => {
    const { promise, resolve, reject } = Promise.withResolvers<string[]>();
    const answers = items.map((item) => item.toUpperCase());
    batches.push({ items, end: (error) => (error ? reject(error) : resolve(answers)) });
    begun.resolve();
    return promise;
  }, options);
  const next = async () => {
    await begun.promise;
    begun = Promise.withResolvers();
    return batches.at(-1)!;
  };
  return { ask, next };
}

describe("work in batches", () => {
  it("takes together what is asked together, and what is asked meanwhile", async () => {
    const { ask, next } = held({ most: 3 });
    const first = Promise.all(["a", "b"].map(ask));
    const one = await next();
    expect(one.items).toEqual(["a", "b"]);
    const second = Promise.all(["c", "d", "e", "f"].map(ask));
    one.end();
    expect(await first).toEqual(["A", "B"]);
    const two = await next();
    expect(two.items).toEqual(["c", "d", "e"]);
    two.end();
    const three = await next();
    expect(three.items).toEqual(["f"]);
    three.end();
    expect(await second).toEqual(["C", "D", "E", "F"]);
  });

  it("keeps those of one mark apart, in their order", async () => {
    const { ask, next } = held({ most: 9, mark: (item) => item[0]! });
    const asked = Promise.all(["a1", "b1", "a2", "a3"].map(ask));
    for (const items of [["a1", "b1"], ["a2"], ["a3"]]) {
      const batch = await next();
      expect(batch.items).toEqual(items);
      batch.end();
    }
    expect(await asked).toEqual(["A1", "B1", "A2", "A3"]);
  });

  it("tells each of a failure, and goes on", async () => {
    const { ask, next } = held({ most: 9 });
    const failing = Promise.allSettled(["a", "b"].map(ask));
    (await next()).end(new Error("broken"));
    expect((await failing).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    const after = ask("c");
    (await next()).end();
    expect(await after).toBe("C");
  });
});
