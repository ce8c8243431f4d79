import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanName, cleanText, countGraphemes, countLetters, excerpt, hasBidiControls, slugify } from "./text.ts";

const zwnj = "\u200c";
const tricky = fc.string({
  unit: fc.constantFrom(
    ..."می خواهم.",
    zwnj,
    zwnj,
    " ",
    "\n",
    "\r",
    "\t",
    "\u202e",
    "\u2066",
    "\u200f",
    "\0",
    "😀",
    "a",
    "\ufeff",
  ),
});

describe("cleanText", () => {
  test.each([
    ["می‌خواهم", "می‌خواهم"],
    ["  الف\r\nب\rج  ", "الف\nب\nج"],
    ["\u202eabc\u202c \u2067def\u2069", "abc def"],
    ["مدل \u200e(S9)\u200e", "مدل \u200e(S9)\u200e"],
    ["a\0b\u0007\u0090\tc", "ab\tc"],
    [`${zwnj}می${zwnj}${zwnj}${zwnj}رود ${zwnj}${zwnj} و${zwnj}\nب${zwnj}`, `می${zwnj}رود  و\nب`],
    ["كتاب ي", "كتاب ي"],
    ["بد\ud800", "بد\ufffd"],
    [` ${zwnj} \u202e`, ""],
  ])("%j is stored as %j", (typed, stored) => {
    expect(cleanText(typed)).toBe(stored);
  });

  test("never takes a half-space out of a word", () => {
    const letters = fc.string({ unit: fc.constantFrom(..."ابپتنمیهک"), minLength: 1 });
    fc.assert(
      fc.property(letters, letters, fc.integer({ min: 1, max: 4 }), tricky, (left, right, run, around) => {
        const word = `${left}${zwnj.repeat(run)}${right}`;
        expect(cleanText(`${around} ${word} ${around}`)).toContain(`${left}${zwnj}${right}`);
        expect(cleanName(`${around} ${word} ${around}`)).toContain(`${left}${zwnj}${right}`);
      }),
    );
  });

  test("cleaning twice changes nothing, and leaves neither overrides nor loose half-spaces", () => {
    fc.assert(
      fc.property(fc.oneof(tricky, fc.string({ unit: "binary" })), (text) => {
        for (const clean of [cleanText, cleanName]) {
          const once = clean(text);
          expect(clean(once)).toBe(once);
          expect(once).not.toMatch(
            /[\u202a-\u202e\u2066-\u2069\r\0]|\u200c\u200c|\s\u200c|\u200c\s|^[\s\u200c]|[\s\u200c]$/,
          );
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe("names", () => {
  test("are one line with nothing hidden in it", () => {
    expect(cleanName(" علی\u202e \n\u200b رضا\u200f\u00ad ")).toBe("علی رضا");
    expect(cleanName("علی‌رضا 👨‍👩‍👧")).toBe("علی‌رضا 👨‍👩‍👧");
  });

  test("are refused for every bidi control, and for none else", () => {
    const controls = [..."\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"];
    expect(controls.filter((control) => !hasBidiControls(`a${control}b`))).toEqual([]);
    expect(hasBidiControls("می‌خواهم 👨‍👩‍👧 abc\u200b")).toBe(false);
    expect(controls.filter((control) => hasBidiControls(cleanName(`a${control}b`)))).toEqual([]);
  });
});

describe("lengths", () => {
  test.each([
    ["", 0],
    [" سلام ", 4],
    ["می‌خواهم", 7],
    ["مُدَرِّس", 4],
    ["👨‍👩‍👧‍👦🇮🇷", 2],
    ["e\u0301a\r\nb", 4],
  ])("%j has %d graphemes", (text, count) => {
    expect(countGraphemes(text)).toBe(count);
  });

  test("graphemes are those of Intl.Segmenter in any text", () => {
    const segmenter = new Intl.Segmenter("fa", { granularity: "grapheme" });
    fc.assert(
      fc.property(fc.oneof(tricky, fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" })), (text) => {
        expect(countGraphemes(text)).toBe([...segmenter.segment(text.trim())].length);
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    ["می‌خواهم", 7],
    ["مـــُدَرِّس", 4],
    ["S9+ ۲۴۰", 5],
    ["é e\u0301", 2],
    [`${zwnj}ـ ُ !؟ 😀 1️⃣ ™ ℹ️ Ⓜ️ 🇮🇷 👨‍👩‍👧`, 0],
    ["\u3164\u115f\uffa0\u2800", 0],
  ])("%j has %d letters", (text, count) => {
    expect(countLetters(text)).toBe(count);
  });
});

describe("slugify", () => {
  test.each([
    ["دوربين‌هاي كانن IXUS ۲۴۰!", 40, "دوربین-های-کانن-ixus-240"],
    ["مُدَرِّسِ خانۀ ما", 40, "مدرس-خانه-ما"],
    ["آیا می‌خواهم؟", 40, "آیا-می-خواهم"],
    ["یک دو سه چهار", 8, "یک-دو-سه"],
    ["یک دو سه چهار", 7, "یک-دو"],
    ["بسیاربلندترازاندازه", 6, "بسیارب"],
    ["../../etc?x=1#y", 40, "etc-x-1-y"],
    ["😀 !", 40, ""],
  ])("%j within %d is %j", (text, maxLength, slug) => {
    expect(slugify(text, maxLength)).toBe(slug);
  });

  test("is always a plain, short part of a path", () => {
    fc.assert(
      fc.property(fc.oneof(tricky, fc.string({ unit: "binary" })), fc.integer({ min: 1, max: 40 }), (text, max) => {
        const slug = slugify(text, max);
        expect(slug).toMatch(/^(?:[\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+)*)?$/u);
        expect([...slug].length).toBeLessThanOrEqual(max);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("excerpt", () => {
  test.each([
    ["کوتاه", 5, "کوتاه"],
    ["این یک  متن\nبلند است", 12, "این یک متن…"],
    ["این یک متن، بلند است", 12, "این یک متن…"],
    ["می‌خواهم بروم", 9, "می‌خواهم…"],
    ["درازترین‌واژهٔ‌جهان", 6, "درازت…"],
    ["👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧", 2, "👨‍👩‍👧…"],
    ["", 5, ""],
    ["abc", 1, "…"],
  ])("%j within %d is %j", (text, max, shown) => {
    expect(excerpt(text, max)).toBe(shown);
  });

  test("counts the graphemes of everyday signs as Unicode does", () => {
    const everyday = [[0x20, 0x7e], [0xab], [0xbb], [0x60c], [0x61b], [0x61f], [0x620, 0x670], [0x671, 0x6d3]];
    const codes = [...everyday, [0x6f0, 0x6fc], [0x200c], [0x2013], [0x2014], [0x2026]].flatMap(
      ([first, last = first]) =>
        Array.from({ length: last! - first! + 1 }, (_, more) => String.fromCharCode(first! + more)),
    );
    for (const sign of codes)
      for (const between of [sign, `${sign}${zwnj}`, `${sign}\u064b\u0670${sign}`]) {
        const text = `ا${between}ا`;
        expect(excerpt(text, countGraphemes(text)), JSON.stringify(text)).toBe(text);
        expect(excerpt(text, countGraphemes(text) - 1), JSON.stringify(text)).not.toBe(text);
      }
  });

  test("never exceeds its length and starts as the text does", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), fc.integer({ min: 1, max: 30 }), (text, max) => {
        const shown = excerpt(text, max);
        expect(countGraphemes(shown)).toBeLessThanOrEqual(max);
        expect(text.trim().replace(/\s+/g, " ").startsWith(shown.replace(/…$/, ""))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
