import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseInteger, toLatinDigits, toPersianDigits } from "./digits.ts";

describe("digits", () => {
  test("Persian and Arabic digits become Latin, Latin and Arabic become Persian", () => {
    expect(toLatinDigits("سال ۱۴۰۳ / ١٤٠٣ / 1403")).toBe("سال 1403 / 1403 / 1403");
    expect(toPersianDigits("IXUS 240، ١٢ مگاپیکسل")).toBe("IXUS ۲۴۰، ۱۲ مگاپیکسل");
  });

  test("there and back gives the same number in any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.nat(), (text, number) => {
        const mixed = `${text}${number}`;
        expect(toLatinDigits(toPersianDigits(mixed))).toBe(toLatinDigits(mixed));
        expect(toPersianDigits(toLatinDigits(mixed))).toBe(toPersianDigits(mixed));
      }),
    );
  });
});

describe("parseInteger", () => {
  const arabic = (text: string) => text.replace(/\d/g, (digit) => "٠١٢٣٤٥٦٧٨٩"[Number(digit)]!);
  const grouped = (number: number, separator: string) => String(number).replace(/\B(?=(\d{3})+$)/g, separator);

  test("reads every safe integer in every script, with or without separators", () => {
    const script = fc.constantFrom((text: string) => text, toPersianDigits, arabic);
    fc.assert(
      fc.property(fc.maxSafeNat(), script, fc.constantFrom("", "٬", ",", "،"), fc.boolean(), (n, write, sep, minus) => {
        const typed = `${minus ? "−" : ""}${write(grouped(n, sep))}`;
        expect(parseInteger(` ${typed} `)).toBe(minus && n > 0 ? -n : n);
      }),
    );
  });

  test.each([
    ["۱۲", 12],
    ["+٧", 7],
    ["-۰", 0],
    ["\u200e−۱٬۲۳۴", -1234],
    ["007", 7],
    ["9007199254740991", 9007199254740991],
  ])("%s is %d", (text, value) => {
    expect(parseInteger(text)).toBe(value);
  });

  test.each([
    "",
    " ",
    "-",
    "۱٫۵",
    "1.5",
    "1,5",
    "1,00,000",
    "12,34",
    "۱ ۲",
    "1e3",
    "0x10",
    "دو",
    "9007199254740992",
    "٬۱۲۳",
  ])("%j is no whole number", (text) => {
    expect(parseInteger(text)).toBeNull();
  });
});
