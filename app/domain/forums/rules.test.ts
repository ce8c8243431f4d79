import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addSeconds, daySeconds } from "#app/platform/clock.ts";
import { editableUntil, editLeavesMark, forumDefaults, heatAfter, isLargeEdit, isQuotedFrom } from "./rules.ts";

const start = new Date("2027-03-21T08:30:00Z");

describe("editing", () => {
  it("is possible for a day, from trust 2 for thirty", () => {
    const post = { createdAt: start };
    expect([0, 1].map((trust) => editableUntil(post, { trust }))).toEqual(Array(2).fill(addSeconds(start, daySeconds)));
    expect([2, 3].map((trust) => editableUntil(post, { trust }))).toEqual(
      Array(2).fill(addSeconds(start, 30 * daySeconds)),
    );
    expect(editableUntil(post, { trust: 1 }, { ...forumDefaults, editSeconds: 60 })).toEqual(addSeconds(start, 60));
  });

  it("leaves a mark from the fifth minute on", () => {
    const marks = [0, 299.999, 300, 3_600].map((seconds) => {
      return editLeavesMark({ createdAt: start }, addSeconds(start, seconds));
    });
    expect(marks).toEqual([false, false, true, true]);
  });
});

describe("isLargeEdit", () => {
  const text = "این گوشی دوربین بسیار خوبی دارد و باتری آن تا شب می‌ماند";
  it.each([
    ["spelling", text.replace("می‌ماند", "ميماند").replace("گوشی", "گوشي")],
    ["order", "باتری آن تا شب می‌ماند و این گوشی دوربین بسیار خوبی دارد"],
    ["a few more words", `${text}، البته اگر بازی نکنید`],
    ["a word less", text.replace("بسیار ", "")],
  ])("is not: %s", (_, after) => expect(isLargeEdit(text, after)).toBe(false));
  it.each([
    ["another text", "خرید ارزان کفش و لباس فقط در فروشگاه ما با ارسال رایگان"],
    ["nearly all gone", "این گوشی"],
    ["buried under more", `${text} ${"خرید ارزان در فروشگاه ما ".repeat(5)}`],
    ["emoji for words", "🎉🎉🎉"],
  ])("is: %s", (_, after) => expect(isLargeEdit(text, after)).toBe(true));
  it("tells wordless texts apart by their characters", () => {
    expect(isLargeEdit("🎉", "🎉")).toBe(false);
    expect(isLargeEdit("🎉", "💀")).toBe(true);
  });
  it("is not for any text that stays as it is", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (same) => !isLargeEdit(same, same)));
  });
});

describe("isQuotedFrom", () => {
  const source = "این گوشی دوربین بسیار خوبی دارد\nو باتری آن تا شب می‌ماند";
  it.each([source, "دوربين بسيار خوبی", "باتری آن تا شب می‌ماند …", "", "🎉"])("takes %j", (words) => {
    expect(isQuotedFrom(words, source)).toBe(true);
  });
  it.each(["این گوشی را هرگز نخرید", "مدیر باشگاه دزد است", `${source} ${"و من دروغ گفتم ".repeat(3)}`])(
    "refuses %j",
    (words) => {
      expect(isQuotedFrom(words, source)).toBe(false);
    },
  );
});

describe("heatAfter", () => {
  it("weighs an old event half as much after each half-life", () => {
    const added = (at: Date) => heatAfter(0, 1, at);
    expect(added(addSeconds(start, 2 * daySeconds)) - added(start)).toBeCloseTo(1, 9);
    expect(heatAfter(added(start), 1, start) - added(start)).toBeCloseTo(1, 9);
    expect(heatAfter(0, 4, start) - added(start)).toBeCloseTo(2, 9);
  });

  it("comes to the same in any order", () => {
    const events = fc.array(
      fc.record({ weight: fc.integer({ min: 1, max: 5 }), hours: fc.integer({ min: 0, max: 2_000 }) }),
    );
    const heat = (list: { weight: number; hours: number }[]) =>
      list.reduce((sum, { weight, hours }) => heatAfter(sum, weight, addSeconds(start, hours * 3_600)), 0);
    fc.assert(fc.property(events, (list) => Math.abs(heat(list) - heat(list.toReversed())) < 1e-6));
  });
});
