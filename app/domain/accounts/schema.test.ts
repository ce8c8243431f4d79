import { describe, expect, it } from "vitest";
import { ClubDetails, Join } from "./schema.ts";

const join = (name: string, acceptRules?: string) => Join.safeParse({ name, acceptRules });
const codeOf = (result: ReturnType<typeof Join.safeParse>) => JSON.parse(result.error!.issues[0]!.message).code;

describe("a shown name", () => {
  it.each([
    ["  زهرا   کریمی ", "زهرا کریمی"],
    ["می‌رزایی", "می‌رزایی"],
    ["‌زهرا‌", "زهرا"],
    ["Ali\tReza\n", "Ali Reza"],
    ["۷ برادر", "۷ برادر"],
    ["زهرا🌹", "زهرا🌹"],
    ["زه\u0000را", "زهرا"],
  ])("keeps %j as %j", (typed, kept) => {
    expect(join(typed, "on").data).toEqual({ name: kept, acceptRules: true });
  });

  it.each([
    ["nothing", "", "name_too_short"],
    ["spaces", "   ", "name_too_short"],
    ["one letter", "ز", "name_too_short"],
    ["half-spaces only", "\u200c\u200c\u200c", "name_too_short"],
    ["tatweel only", "ـــــ", "name_too_short"],
    ["emoji only", "🙂🙂🙂", "name_too_short"],
    ["harakat only", "\u0651\u064B\u0651", "name_too_short"],
    ["an override", "زهرا\u202Eadmin", "name_forbidden_characters"],
    ["isolates", "\u2067زهرا\u2069", "name_forbidden_characters"],
    ["a mark of direction", "زهرا\u200F", "name_forbidden_characters"],
    ["10,000 letters", "ز".repeat(10_000), "name_too_long"],
    ["41 letters", "ز".repeat(41), "name_too_long"],
    ["a tower of 10,000 marks", `زه${"\u064B".repeat(10_000)}`, "name_too_long"],
  ])("refuses %s", (_, typed, code) => {
    expect(codeOf(join(typed, "on"))).toBe(code);
  });

  it("counts letters as a reader does", () => {
    expect(join("👨‍👩‍👧‍👦".repeat(38).concat("زه"), "on").success).toBe(true);
  });
});

describe("the other fields", () => {
  it("asks for the rules", () => {
    expect(codeOf(join("زهرا"))).toBe("rules_not_accepted");
  });

  it("knows time zones from other words", () => {
    const club = { clubName: "باشگاه", language: "fa", readers: "everyone", name: "زهرا", phone: "0912" };
    expect(ClubDetails.safeParse({ ...club, timeZone: "Asia/Tehran" }).success).toBe(true);
    expect(ClubDetails.safeParse({ ...club, timeZone: "Mars/Olympus" }).success).toBe(false);
  });
});
