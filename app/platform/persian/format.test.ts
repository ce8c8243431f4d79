import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type DateStyle,
  formatBytes,
  formatCompact,
  formatDate,
  formatDuration,
  formatMoney,
  formatNumber,
  formatPercent,
  formatRelative,
  steadyNow,
} from "./format.ts";

const tehran = "Asia/Tehran";
const nowruz = new Date("2027-03-21T10:35:00Z");
const styles: DateStyle[] = ["day", "long", "full", "short", "time", "moment"];
/** Spaces that do not break look like others in a failed test. */
const plain = (text: string) => text.replaceAll("\u00a0", " ");

describe("formatDate", () => {
  test.each<[DateStyle, string, string]>([
    ["day", "۱ فروردین", "21 March"],
    ["long", "۱ فروردین ۱۴۰۶", "21 March 2027"],
    ["full", "یکشنبه ۱ فروردین ۱۴۰۶", "Sunday 21 March 2027"],
    ["short", "۱۴۰۶/۰۱/۰۱", "21 Mar 2027"],
    ["time", "۱۴:۰۵", "14:05"],
    ["moment", "یکشنبه ۱ فروردین ۱۴۰۶، ساعت ۱۴:۰۵", "Sunday 21 March 2027 at 14:05"],
  ])("%s", (style, fa, en) => {
    expect(formatDate(nowruz, { locale: "fa", timeZone: tehran }, style)).toBe(fa);
    expect(formatDate(nowruz, { locale: "en", timeZone: tehran }, style)).toBe(en);
  });

  test("writes the calendar a member chose", () => {
    const fa = { locale: "fa", timeZone: tehran, calendar: "gregory" } as const;
    expect(formatDate(nowruz, fa, "full")).toBe("یکشنبه ۲۱ مارس ۲۰۲۷");
    expect(formatDate(new Date("2027-05-05T12:00:00Z"), fa, "long")).toBe("۵ مهٔ ۲۰۲۷");
    expect(formatDate(new Date("2027-07-05T12:00:00Z"), fa, "day")).toBe("۵ ژوئیه");
    expect(formatDate(nowruz, { locale: "en", timeZone: tehran, calendar: "persian" }, "long")).toBe(
      "1 Farvardin 1406",
    );
  });

  test("is the date of the zone, around midnight too", () => {
    const late = new Date("2025-03-20T20:29:00Z");
    expect(formatDate(late, { locale: "fa", timeZone: tehran }, "moment")).toBe("پنجشنبه ۳۰ اسفند ۱۴۰۳، ساعت ۲۳:۵۹");
    expect(formatDate(late, { locale: "fa", timeZone: "Asia/Tokyo" }, "full")).toBe("جمعه ۱ فروردین ۱۴۰۴");
  });

  test("names months and weekdays as CLDR does", () => {
    const intl = (locale: string, options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options });
    fc.assert(
      fc.property(
        fc.date({ min: new Date("1921-03-21"), max: new Date("2120-01-01"), noInvalidDate: true }),
        (date) => {
          const shown = (locale: "fa" | "en", calendar: "persian" | "gregory", style: DateStyle) =>
            formatDate(date, { locale, timeZone: "UTC", calendar }, style);
          const weekday = intl("fa", { weekday: "long" }).format(date);
          expect(shown("fa", "gregory", "long")).toBe(intl("fa-u-ca-gregory", { dateStyle: "long" }).format(date));
          expect(shown("fa", "persian", "day")).toBe(intl("fa", { month: "long", day: "numeric" }).format(date));
          expect(shown("fa", "persian", "full").startsWith(`${weekday} `)).toBe(true);
          expect(shown("en", "gregory", "long")).toBe(intl("en-GB", { dateStyle: "long" }).format(date));
          expect(shown("en", "persian", "day").split(" ")[1]).toBe(
            intl("en-u-ca-persian", { month: "long" }).format(date),
          );
        },
      ),
    );
  });

  test("never prints a Latin or Arabic digit in Persian", () => {
    const zone = fc.constantFrom(tehran, "UTC", "America/New_York");
    const calendar = fc.constantFrom("persian" as const, "gregory" as const);
    const date = fc.date({ min: new Date("1921-03-21"), max: new Date("2120-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(date, zone, calendar, fc.constantFrom(...styles), (instant, timeZone, calendar, style) => {
        expect(formatDate(instant, { locale: "fa", timeZone, calendar }, style)).toMatch(/^[^0-9٠-٩a-z]+$/i);
      }),
    );
  });

  test("refuses an invalid date", () => {
    expect(() => formatDate(new Date("x"), { locale: "fa", timeZone: tehran }, "day")).toThrow(RangeError);
  });
});

describe("spans of time", () => {
  test.each([
    [0, "همین حالا", "just now"],
    [9, "همین حالا", "just now"],
    [-59.9, "همین حالا", "just now"],
    [-60, "۱ دقیقه پیش", "1 minute ago"],
    [-200, "۳ دقیقه پیش", "3 minutes ago"],
    [-86_399, "۲۳ ساعت پیش", "23 hours ago"],
    [-8 * 86_400, "۱ هفته پیش", "1 week ago"],
    [-40 * 86_400, "۱ ماه پیش", "1 month ago"],
    [-800 * 86_400, "۲ سال پیش", "2 years ago"],
    [20, "۲۰ ثانیهٔ دیگر", "in 20 seconds"],
    [180, "۳ دقیقهٔ دیگر", "in 3 minutes"],
    [7200, "۲ ساعت دیگر", "in 2 hours"],
    [15 * 86_400, "۲ هفتهٔ دیگر", "in 2 weeks"],
    [61 * 86_400, "۲ ماه دیگر", "in 2 months"],
  ])("%d s from now", (seconds, fa, en) => {
    const at = new Date(nowruz.getTime() + seconds * 1000);
    expect(formatRelative(at, nowruz, "fa")).toBe(fa);
    expect(formatRelative(at, nowruz, "en")).toBe(en);
  });

  test.each([-30, 0, 9.9, 10, 59.9, 60, 3_599, 86_400 * 6.9, 2_629_746, 31_556_951, 31_556_952 * 2.7])(
    "stands still from the first instant at which it says what it says %d s later",
    (seconds) => {
      const now = new Date(nowruz.getTime() + seconds * 1000);
      const steady = steadyNow(nowruz, now);
      expect(formatRelative(nowruz, steady, "en")).toBe(formatRelative(nowruz, now, "en"));
      expect(steadyNow(nowruz, steady)).toEqual(steady);
      const before = new Date(steady.getTime() - 1);
      if (steady > nowruz) expect(formatRelative(nowruz, before, "en")).not.toBe(formatRelative(nowruz, now, "en"));
    },
  );

  test.each([
    [0, "۰ ثانیه", "0 seconds"],
    [0.2, "۱ ثانیه", "1 second"],
    [59.5, "۱ دقیقه", "1 minute"],
    [90, "۱ دقیقه و ۳۰ ثانیه", "1 minute and 30 seconds"],
    [3600, "۱ ساعت", "1 hour"],
    [7501, "۲ ساعت و ۶ دقیقه", "2 hours and 6 minutes"],
    [86_399, "۱ روز", "1 day"],
    [90_000, "۱ روز و ۱ ساعت", "1 day and 1 hour"],
    [40 * 86_400, "۴۰ روز", "40 days"],
  ])("%d s long", (seconds, fa, en) => {
    expect(formatDuration(seconds, "fa")).toBe(fa);
    expect(formatDuration(seconds, "en")).toBe(en);
  });
});

describe("numbers", () => {
  test("are written as CLDR writes them", () => {
    const number = fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.double({ min: -1e12, max: 1e12, noNaN: true }));
    fc.assert(
      fc.property(number, (value) => {
        const rounded = Number(value.toFixed(3));
        for (const locale of ["fa", "en"] as const) {
          const expected = new Intl.NumberFormat(locale).format(rounded === 0 ? 0 : rounded);
          expect(formatNumber(value, locale)).toBe(expected);
        }
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    [0, "۰", "0"],
    [-0.0001, "۰", "0"],
    [1234567.5, "۱٬۲۳۴٬۵۶۷٫۵", "1,234,567.5"],
    [-5, "\u200e−۵", "-5"],
    [10n ** 21n, "۱٬۰۰۰٬۰۰۰٬۰۰۰٬۰۰۰٬۰۰۰٬۰۰۰٬۰۰۰", "1,000,000,000,000,000,000,000"],
    [1e21, "۱٬۰۰۰٬۰۰۰٬۰۰۰٬۰۰۰٬۰۰۰٬۰۰۰٬۰۰۰", "1,000,000,000,000,000,000,000"],
    [Number.NaN, "—", "—"],
  ])("%s", (value, fa, en) => {
    expect(formatNumber(value, "fa")).toBe(fa);
    expect(formatNumber(value, "en")).toBe(en);
  });

  test.each([
    [999, "۹۹۹", "999"],
    [1000, "۱ هزار", "1K"],
    [1250, "۱٫۳ هزار", "1.3K"],
    [12_345, "۱۲ هزار", "12K"],
    [999_499, "۹۹۹ هزار", "999K"],
    [999_500, "۱ میلیون", "1M"],
    [1_234_567, "۱٫۲ میلیون", "1.2M"],
    [9_960_000, "۱۰ میلیون", "10M"],
    [-1_500, "\u200e−۱٫۵ هزار", "-1.5K"],
    [3e12, "۳ تریلیون", "3T"],
  ])("%d in little space", (value, fa, en) => {
    expect(plain(formatCompact(value, "fa"))).toBe(fa);
    expect(formatCompact(value, "en")).toBe(en);
  });

  test("percentages and sizes", () => {
    expect(formatPercent(0.126, "fa")).toBe("۱۳٪");
    expect(formatPercent(0.126, "en", 1)).toBe("12.6%");
    expect([0, 1023, 1024, 1536, 30 * 1024 ** 2, 1024 ** 3 - 1].map((size) => plain(formatBytes(size, "en")))).toEqual([
      "0 B",
      "1,023 B",
      "1 KB",
      "1.5 KB",
      "30 MB",
      "1 GB",
    ]);
    expect(plain(formatBytes(30 * 1024 ** 2, "fa"))).toBe("۳۰ مگابایت");
  });
});

describe("formatMoney", () => {
  const irr = (amount: bigint | number) => ({ amount, currency: "IRR" }) as const;

  test.each([
    [1_500_000, "toman", "۱۵۰٬۰۰۰ تومان", "150,000 toman"],
    [1_500_000n, "rial", "۱٬۵۰۰٬۰۰۰ ریال", "1,500,000 rial"],
    [15, "toman", "۱٫۵ تومان", "1.5 toman"],
    [-20n, "toman", "\u200e−۲ تومان", "-2 toman"],
    [-5, "toman", "\u200e−۰٫۵ تومان", "-0.5 toman"],
    [123_456_789_012_345_678_900n, "toman", "۱۲٬۳۴۵٬۶۷۸٬۹۰۱٬۲۳۴٬۵۶۷٬۸۹۰ تومان", "12,345,678,901,234,567,890 toman"],
    [0, "rial", "۰ ریال", "0 rial"],
  ] as const)("%s rials in %s", (amount, unit, fa, en) => {
    expect(plain(formatMoney(irr(amount), { locale: "fa", unit }))).toBe(fa);
    expect(plain(formatMoney(irr(amount), { locale: "en", unit }))).toBe(en);
  });

  test("refuses half rials and numbers that cannot be exact", () => {
    for (const amount of [0.5, 2 ** 53, Number.NaN]) {
      expect(() => formatMoney(irr(amount), { locale: "fa", unit: "rial" })).toThrow(RangeError);
    }
  });
});
