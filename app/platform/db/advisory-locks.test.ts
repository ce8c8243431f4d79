import { expect, test } from "vitest";
import { advisoryLocks } from "./advisory-locks.ts";

test("no two things are locked under one key", () => {
  const keys = Object.values(advisoryLocks);
  expect(new Set(keys).size).toBe(keys.length);
});
