import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toPersianDigits } from "./digits.ts";
import { formatPhone, maskPhone } from "./format-phone.ts";
import { parsePhone } from "./phone.ts";

const home = { allowForeign: false };
const anywhere = { allowForeign: true };

describe("parsePhone", () => {
  test("every way to type an Iranian mobile gives one E.164", () => {
    const arabic = (text: string) => text.replace(/\d/g, (digit) => "٠١٢٣٤٥٦٧٨٩"[Number(digit)]!);
    const prefix = fc.constantFrom("0", "", "+98", "0098", "98", "+98 (0)", "＋98");
    const script = fc.constantFrom((text: string) => text, toPersianDigits, arabic);
    const separator = fc.constantFrom("", " ", "-", "–", ".", "\u00a0", "\u200c", "ـ");
    const wrap = fc.constantFrom("", " ", "\u200e", "\u2068", "\n");
    const subscriber = fc.integer({ min: 0, max: 999_999_999 }).map((n) => String(n).padStart(9, "0"));
    fc.assert(
      fc.property(subscriber, prefix, script, separator, wrap, (digits, start, write, sep, around) => {
        const groups = [start, `9${digits.slice(0, 2)}`, digits.slice(2, 5), digits.slice(5)].join(sep);
        const typed = `${around}${write(groups)}${around}`;
        for (const options of [home, anywhere])
          expect(parsePhone(typed, options)).toEqual({ ok: true, e164: `+989${digits}` });
      }),
      { numRuns: 500 },
    );
  });

  test.each(["", "   ", "abc", "0912345678", "091234567890", "+98912345678", "09l23456789", "+", "0".repeat(10_000)])(
    "%j is unreadable",
    (input) => {
      for (const options of [home, anywhere])
        expect(parsePhone(input, options)).toEqual({ ok: false, code: "phone_unreadable" });
    },
  );

  test.each(["09121234567, 09121234568", "+1 000 000", "+999123456789", "49 1512 3456789", "+98 12", "۰۹۱۲۳۴۵۶۷۸۹x2"])(
    "%j is unreadable, also where foreign numbers are welcome",
    (input) => {
      expect(parsePhone(input, anywhere)).toEqual({ ok: false, code: "phone_unreadable" });
    },
  );

  test.each(["02188776655", "+98 21 8877 6655", "۰۰۹۸۲۱۸۸۷۷۶۶۵۵", "+98 (0)31-3333-4444", "011 3333 4444"])(
    "%j is a landline",
    (input) => {
      expect(parsePhone(input, anywhere)).toEqual({ ok: false, code: "phone_not_mobile" });
    },
  );

  test.each([
    ["+49 1512 3456789", "+4915123456789"],
    ["0049 1512 3456789", "+4915123456789"],
    ["+۱ (۲۱۳) ۳۷۳-۴۲۵۳", "+12133734253"],
    ["+971 50 123 4567", "+971501234567"],
  ])("%s is foreign", (input, e164) => {
    expect(parsePhone(input, home)).toEqual({ ok: false, code: "phone_foreign" });
    expect(parsePhone(input, anywhere)).toEqual({ ok: true, e164 });
  });
});

test("a masked number shows its owner enough and others too little", () => {
  expect(maskPhone("+989121234567", "fa")).toBe("۰۹۱۲***۴۵۶۷");
  expect(maskPhone("+989121234567", "en")).toBe("0912***4567");
  expect(maskPhone("+4915123456789", "en")).toBe("+4915***789");
});

test("a number is written in groups, as its reader dials it", () => {
  expect(formatPhone("+989121234567", "fa")).toBe("۰۹۱۲ ۱۲۳ ۴۵۶۷");
  expect(formatPhone("+989121234567", "en")).toBe("+98 912 123 4567");
  expect(formatPhone("+4915123456789", "fa")).toBe("+۴۹۱۵۱۲۳۴۵۶۷۸۹");
});
