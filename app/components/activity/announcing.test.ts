import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { newAnnouncer, sayEveryMs } from "./announcing.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function listen() {
  const said: number[] = [];
  return { said, announcer: newAnnouncer((count) => said.push(count)) };
}

it("says the first at once, what comes within a minute together when it is over, and the same number again", () => {
  const { said, announcer } = listen();
  announcer.came(2);
  vi.advanceTimersByTime(sayEveryMs / 2);
  announcer.came(1);
  announcer.came(1);
  expect(said).toEqual([2, 0]);
  vi.advanceTimersByTime(sayEveryMs);
  expect(said).toEqual([2, 0, 2, 0]);
});

it("says nothing of nothing, and nothing more when the page is left", () => {
  const { said, announcer } = listen();
  announcer.came(0);
  vi.advanceTimersByTime(sayEveryMs);
  announcer.came(3);
  announcer.stop();
  vi.advanceTimersByTime(2 * sayEveryMs);
  expect(said).toEqual([]);
});
