import { expect, it } from "vitest";
import { askEveryMs, waitBeforeAsking } from "./asking.ts";

it("spreads a thousand pages that hear of something every second, and lets none ask twice within ten seconds", () => {
  let seed = 7;
  const random = () => {
    seed = (seed * 16_807) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  const perSecond = new Map<number, number>();
  for (let page = 0; page < 1_000; page++) {
    let asked = -60_000;
    for (let told = 0; told < 120_000; told += 1_000) {
      if (told < asked) continue; // one question waits already
      const at = told + waitBeforeAsking(told - asked, random());
      expect(at - asked).toBeGreaterThanOrEqual(askEveryMs);
      asked = at;
      const second = Math.floor(at / 1_000);
      perSecond.set(second, (perSecond.get(second) ?? 0) + 1);
    }
  }
  expect(Math.max(...perSecond.values())).toBeLessThan(150);
});
