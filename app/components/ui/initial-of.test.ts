import { expect, test } from "vitest";
import { initialOf } from "./initial-of.ts";

test.each([
  ["سارا احمدی", "س"],
  ["\u200cمی‌نا", "م"],
  ["🌸 نگار", "ن"],
  ["«علی»", "ع"],
  ["ـمریم", "م"],
  ["ali reza", "A"],
  ["élan", "É"],
  ["e\u0301lan", "É"],
  ["۷خط", "۷"],
  ["👩🏽‍🚀", "👩🏽‍🚀"],
  ["…", "•"],
  ["", "•"],
])("%j has the initial %s", (name, initial) => expect(initialOf(name)).toBe(initial));
