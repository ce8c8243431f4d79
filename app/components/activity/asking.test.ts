import { afterEach, expect, it, vi } from "vitest";
import { askEveryMs, newAsker, waitBeforeAsking } from "./asking.ts";

afterEach(() => void vi.useRealTimers());

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

it("asks nothing while it is paused, and once for all that was told meanwhile when it goes on", async () => {
  vi.useFakeTimers();
  let isPaused = true;
  let asked = 0;
  const asker = newAsker(
    () => isPaused,
    async () => {
      asked++;
      if (asked === 2) throw new Error("the line is down");
    },
  );
  const minute = () => vi.advanceTimersByTimeAsync(60_000);
  for (let told = 0; told < 3; told++) asker.told();
  await minute();
  expect(asked).toBe(0);
  isPaused = false;
  asker.goOn();
  await minute();
  expect(asked).toBe(1);
  asker.told();
  await minute();
  asker.told();
  await minute();
  expect(asked).toBe(3); // one that failed does not end it
  asker.told();
  isPaused = true;
  await minute();
  expect(asked).toBe(3); // paused between the news and the question
  isPaused = false;
  asker.goOn();
  asker.stop();
  await minute();
  expect(asked).toBe(3);
});
