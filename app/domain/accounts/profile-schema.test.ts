import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { setClock } from "#app/platform/clock.ts";
import { formatBirthday, typedBirthday } from "./birthday.ts";
import { UpdateProfile } from "./profile-schema.ts";

const read = (fields: Record<string, string>) => UpdateProfile.safeParse({ name: "زهرا", locale: "fa", ...fields });
const problemOf = (fields: Record<string, string>) => {
  const issue = read(fields).error?.issues[0];
  return issue && [issue.path[0], JSON.parse(issue.message).code];
};

beforeEach(() => setClock(new Date("2026-11-22T08:00:00Z")));
afterEach(() => setClock(null));

describe("a profile's form", () => {
  it("may be empty but for the name", () => {
    expect(read({}).data).toEqual({
      ...{ name: "زهرا", bio: "", province: "", city: "", occupation: "", birthday: null, interests: [] },
      ...{ calendar: null, locale: "fa", autoFollow: false },
    });
  });

  it("bounds a bio in graphemes", () => {
    expect(read({ bio: "ا".repeat(300) }).success).toBe(true);
    expect(problemOf({ bio: "ا".repeat(301) })).toEqual(["bio", "text_too_long"]);
  });

  it.each([
    [{ place: "alborz/karaj" }, "alborz", "karaj"],
    [{ place: "alborz/" }, "alborz", ""],
    [{ place: "alborz/", city: " ماهدشت " }, "alborz", "ماهدشت"],
    [{ city: "Hamburg" }, "", "Hamburg"],
    [{ place: "/" }, "", ""],
  ])("reads %j as a place", (fields, province, city) => {
    expect(read(fields).data).toMatchObject({ province, city });
  });

  it("makes one interest of its spellings", () => {
    const typed = "عكاسي، #عکاسی,  Photo ,photo\nکوه  نوردی،،";
    expect(read({ interests: typed }).data?.interests).toEqual(["عکاسی", "photo", "کوه نوردی"]);
  });

  it("refuses what is no interest, or too many", () => {
    expect(problemOf({ interests: "<b>" })?.[1]).toBe("interest_malformed");
    expect(problemOf({ interests: "ا".repeat(31) })?.[1]).toBe("interest_malformed");
    expect(problemOf({ interests: Array.from({ length: 13 }, (_, n) => `تگ${n}`).join(",") })?.[1]).toBe(
      "too_many_interests",
    );
    expect(problemOf({ interests: "ا,".repeat(500_000) })).toBeUndefined();
  });

  it.each([
    ["an override", "مدیر\u202E", "name_forbidden_characters"],
    ["10,000 letters", "ا".repeat(10_000), "text_too_long"],
  ])("refuses %s in an occupation and a city", (_, typed, code) => {
    expect(problemOf({ occupation: typed })).toEqual(["occupation", code]);
    expect(problemOf({ city: typed })).toEqual(["city", code]);
  });
});

describe("a birthday", () => {
  it.each([
    ["۱۳۷۰/۵/۱۲", "1370-05-12", "persian", "۱۲ مرداد ۱۳۷۰", "۱۳۷۰/۰۵/۱۲"],
    ["1991-08-03", "1991-08-03", "gregory", "۳ اوت ۱۹۹۱", "۱۹۹۱/۰۸/۰۳"],
    ["1403/12/30", "1403-12-30", "persian", "۳۰ اسفند ۱۴۰۳", "۱۴۰۳/۱۲/۳۰"],
  ] as const)("%s stays in its calendar", (typed, date, calendar, shown, typedAgain) => {
    const { birthday } = read({ birthday: typed }).data!;
    expect(birthday).toEqual({ date, calendar });
    expect(formatBirthday(birthday!, "fa")).toBe(shown);
    expect(typedBirthday(birthday!, "fa")).toBe(typedAgain);
    expect(read({ birthday: typedAgain }).data?.birthday).toEqual(birthday);
  });

  it.each([
    ["1404/12/30", "date_malformed"],
    ["دیروز", "date_malformed"],
    ["2026-11-23", "birthday_impossible"],
    ["1405/09/02", "birthday_impossible"],
    ["1200/01/01", "birthday_impossible"],
    ["1900-01-01", "birthday_impossible"],
  ])("%s is refused", (typed, code) => {
    expect(problemOf({ birthday: typed })).toEqual(["birthday", code]);
  });
});
