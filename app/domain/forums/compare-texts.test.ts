import fc from "fast-check";
import { expect, test } from "vitest";
import { compareTexts } from "./compare-texts.ts";

const joined = (changes: ReturnType<typeof compareTexts>, without: "added" | "removed") =>
  changes
    .filter(({ change }) => change !== without)
    .map(({ text }) => text)
    .join("");
const squeezed = (text: string) => text.replace(/\s+/g, "");

test("Persian is compared word by word, half-spaces inside", () => {
  expect(compareTexts("من می‌خواهم گوشی بخرم.", "من نمی‌خواهم گوشی بخرم.")).toEqual([
    { text: "من ", change: "same" },
    { text: "می‌خواهم ", change: "removed" },
    { text: "نمی‌خواهم ", change: "added" },
    { text: "گوشی بخرم.", change: "same" },
  ]);
});

test("an empty text and a full one", () => {
  expect(compareTexts("", "سلام")).toEqual([{ text: "سلام", change: "added" }]);
  expect(compareTexts("سلام", "")).toEqual([{ text: "سلام", change: "removed" }]);
  expect(compareTexts("", "")).toEqual([]);
});

test("two long texts without a common word are one replaced by the other", () => {
  const words = (letter: string) => Array.from({ length: 9_000 }, (_, index) => `${letter}${index}`).join(" ");
  expect(compareTexts(words("a"), words("b")).map(({ change }) => change)).toEqual(["removed", "added"]);
});

test("what stayed and was removed is the old text, what stayed and was added the new one", () => {
  const text = fc.array(fc.constantFrom("من ", "گوشی", "می‌خواهم\n", " ", "،", "A50 "), { maxLength: 30 });
  fc.assert(
    fc.property(text, text, (left, right) => {
      const [before, after] = [left.join(""), right.join("")];
      const changes = compareTexts(before, after);
      expect(squeezed(joined(changes, "added"))).toBe(squeezed(before));
      expect(joined(changes, "removed").replace(/\s+/g, "")).toBe(squeezed(after));
    }),
  );
});
