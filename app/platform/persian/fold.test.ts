import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fold, foldTokens } from "./fold.ts";

const zwnj = "\u200c";

describe("fold: one spelling for each set", () => {
  test.each([
    ["verb", ["می‌خواهم", "میخواهم", "می خواهم", "مي خواهم", "ﻣﯽ‌خواهم", "می‌ خواهم"]],
    ["negative verb", ["نمی‌دانم", "نمیدانم", "نمی دانم", "نمي\u200bدانم"]],
    ["Arabic letters", ["دوربین کانن", "دوربين كانن", "دوربىن کانن", "ﺩﻭﺭﺑﯿﻦ کانن"]],
    ["plural", ["کتاب‌ها", "کتابها", "کتاب ها", "كتاب¬ها"]],
    ["plural with ezafe", ["گوشی‌های", "گوشیهای", "گوشی های", "گوشی ها ی"]],
    ["comparative", ["قوی‌ترین", "قویترین", "قوی ترین"]],
    ["comparative plural", ["بزرگ‌ترین‌ها", "بزرگترینها", "بزرگ ترین ها"]],
    ["first person", ["گفته‌ام", "گفته ام", "گفته\u200dام"]],
    ["possessive", ["خانه‌مان", "خانه مان"]],
    ["ezafe on he", ["خانهٔ من", "خانۀ من", "خانه‌ی من", "خانه ی من", "خانه من"]],
    ["te marbuta", ["دایرة المعارف", "دایره المعارف"]],
    ["alef and hamza", ["آرأی إسلام", "ارای اسلام", "ٱرای اسلام"]],
    ["waw and lone hamza", ["مؤثر جزء", "موثر جز"]],
    ["harakat and tatweel", ["مُدَرِّس رحمٰن", "مدرس رحمن", "مـــدرس رحـمن"]],
    [
      "Urdu and Kurdish keyboards",
      ["کوردستان ہمراہ", "کوردستان همراه", "ڪوردستان ھمراھ", "کۆردستان هەمراە".replace("ەم", "م")],
    ],
    ["digits and signs", ["۲۴۰ تا ٪؟", "240 تا %?", "٢٤٠ تا ٪؟"]],
    ["numbers", ["۱٬۵۰۰٫۵", "1500.5"]],
    ["capitals, width and accents", ["Café ＵＳＢ İstanbul", "cafe usb istanbul", "CAFE\u0301 usb ISTANBUL"]],
    ["white space and marks", [" الف \u00a0\n\t ب ", "الف ب", "\u200fالف\u200e \u202bب\u202c"]],
  ])("%s", (_, spellings) => {
    expect(new Set(spellings.map(fold))).toEqual(new Set([fold(spellings[0]!)]));
  });

  test("what differs for a reader stays apart", () => {
    const apart = ["پاک", "باک", "ژرف", "زرف", "چای", "جای", "گل", "کل", "گاهی", "گاه", "وام", "و ام", "240", "24 0"];
    expect(new Set(apart.map(fold)).size).toBe(apart.length);
  });

  test.each([
    ["اس ام اس بده", "اس ام اس بده"],
    ["گلکسی اس تری", "گلکسی اس تری"],
    ["یک آش خوب", "یک اش خوب"],
    ["یک هات چاکلت", "یک هات چاکلت"],
    ["می 2020", "می 2020"],
    ["می. خواهم", "می. خواهم"],
    ["ها", "ها"],
    ["و ها", "و ها"],
    ["«می خواهم»، (کتاب ها)", "«میخواهم», (کتابها)"],
  ])("%s folds to %s", (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  test("nothing is left of what has no letters", () => {
    expect(["", " \n", zwnj, "\u200e\u2067", "ـَُ"].map(fold)).toEqual(["", "", "", "", ""]);
  });
});

describe("fold: properties", () => {
  test("folding twice changes nothing, for any text", () => {
    const persian = fc.string({
      unit: fc.constantFrom(..."آاأبتيیىئكکههٔةۀوؤءمنرشها می نمی تر ", zwnj, "ـ", "َ", " ", ".", "a", "٥"),
    });
    fc.assert(
      fc.property(fc.oneof(persian, fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" })), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
      { numRuns: 2000 },
    );
  });

  test("folding twice changes nothing, for every character of Unicode", () => {
    const changed: string[] = [];
    for (let first = 0; first <= 0x10ffff; first += 0x400) {
      const characters = Array.from({ length: 0x400 }, (_, i) => `a${String.fromCodePoint(first + i)}ب`);
      const folded = fold(characters.join(" "));
      if (fold(folded) !== folded) changed.push(...characters.filter((text) => fold(fold(text)) !== fold(text)));
    }
    expect(changed).toEqual([]);
  });

  test("a character folds alike whether or not its neighbours need decomposing", () => {
    const different: string[] = [];
    for (let code = 0; code < 0xd800; code++) {
      const text = `x${String.fromCharCode(code)}x`;
      if (`${fold(text)}ボ` !== fold(`${text}ボ`)) different.push(code.toString(16));
    }
    expect(different).toEqual([]);
  });

  test("folding twice changes nothing, for every sequence of prefixes, suffixes and short stems", () => {
    const parts = "می نمی ها های هایی هاش تر ترین تری ام ات اش ای اند مان ی ه و ا س کم خانه گوشی a 5".split(" ");
    const changed: string[] = [];
    const extend = (text: string, depth: number) => {
      if (fold(fold(text)) !== fold(text)) changed.push(text);
      if (depth > 0) for (const part of parts) extend(text === "" ? part : `${text} ${part}`, depth - 1);
    };
    extend("", 3);
    expect(changed).toEqual([]);
  });

  test("any mixture of spellings of a word folds to one", () => {
    const stems = ["کتاب", "دوربین", "گوشی", "برنامه", "قیمت", "صدا", "اندازه", "ویژگی", "یادداشت", "آدرس", "سؤال"];
    const suffixes = ["ها", "های", "هایی", "هایش", "تر", "ترین", "هایمان"];
    const verbs = ["خواهم", "شود", "کنیم", "آید", "گیرند", "ارزد"];
    const typed = (text: string, seed: number) =>
      [...text].map((letter, i) => ({ ی: "يىیﯾ", ک: "كکڪ", ا: "ا", ه: "هھہ" })[letter]?.at((seed >> i) % 3) ?? letter);
    const word = fc.oneof(
      fc.tuple(fc.constantFrom(...stems), fc.constantFrom(...suffixes)),
      fc.tuple(fc.constantFrom("می", "نمی"), fc.constantFrom(...verbs)),
    );
    const join = fc.constantFrom("", " ", zwnj, zwnj + zwnj, ` ${zwnj}`, "  ");
    const mark = fc.constantFrom("", "َ", "ّ", "ـ");
    fc.assert(
      fc.property(word, join, mark, fc.nat(), ([first, second], joint, sign, seed) => {
        const variant = `${typed(first, seed).join(sign)}${joint}${typed(second, seed + 1).join(sign)}`;
        expect(fold(variant)).toBe(fold(`${first}${zwnj}${second}`));
      }),
      { numRuns: 1000 },
    );
  });
});

describe("foldTokens", () => {
  test.each([
    ["", []],
    ["😀 !؟ …", []],
    ["سلام، «دوستان» (من)!", ["سلام", "دوستان", "من"]],
    ["گوشیA50 با USBها و ۵متر", ["گوشی", "a50", "با", "usb", "و", "5", "متر"]],
    ["CD های ۳٫۵ اینچ", ["cd", "3.5", "اینچ"]],
    ["می خواهم می‌خواهم", ["میخواهم", "میخواهم"]],
    ["IXUS-240/HS", ["ixus", "240", "hs"]],
    ["हिन्दी 한국어", ["हिन्दी", "한국어"]],
  ])("%s", (text, tokens) => {
    expect(foldTokens(text)).toEqual(tokens);
  });
});

const opinionsFile = new URL("../../../../shared/data/product-opinions.jsonl", import.meta.url);

describe.skipIf(!existsSync(opinionsFile))("fold over real opinions (skipped where ../shared/data is missing)", () => {
  const opinions = () =>
    readFileSync(opinionsFile, "utf8")
      .trim()
      .split("\n")
      .flatMap((line) => (JSON.parse(line) as { opinions: { text: string }[] }).opinions.map(({ text }) => text));

  test("every opinion folds to Persian letters and Latin digits, once and for all", () => {
    const texts = opinions();
    expect(texts.length).toBeGreaterThan(1000);
    for (const text of texts) {
      const folded = fold(text);
      expect(folded).not.toMatch(/[يىكةأإآؤئءـ۰-۹٠-٩\u064b-\u065f\u200b-\u200f\u202a-\u202e]|\s{2}|[A-Z]/);
      expect(fold(folded)).toBe(folded);
    }
  });

  test("a search finds the opinions however it is spelt", () => {
    const words = opinions().map((text) => new Set(foldTokens(text)));
    const found = (query: string) => words.filter((set) => foldTokens(query).every((token) => set.has(token))).length;
    for (const spellings of [
      ["دوربين", "دوربین"],
      ["کیفیت", "كيفيت"],
      ["می کند", "می‌کند", "ميكند"],
      ["گوشی‌های", "گوشي هاي"],
    ]) {
      const counts = spellings.map(found);
      expect(counts[0]).toBeGreaterThan(10);
      expect(new Set(counts).size).toBe(1);
    }
  });
});
