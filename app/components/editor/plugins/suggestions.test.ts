import { expect, test } from "vitest";
import { matchTrigger } from "./suggestions.ts";

test.each([
  ["@", "members", ""],
  ["سلام @زه", "members", "زه"],
  ["(@علی\u200cرضا", "members", "علی\u200cرضا"],
  ["«#tv-55", "products", "tv-55"],
])("%j asks for %s", (before, label, query) => {
  expect(matchTrigger(before)).toMatchObject({ kind: { label }, query });
});

test.each(["a@b", "سلام", "@زهرا محمدی ", "x #y!"])("%j asks for nothing", (before) => {
  expect(matchTrigger(before)).toBeNull();
});
