import { expect, test } from "vitest";
import { auditSpan } from "./audit-span.ts";

const zone = "Asia/Tehran";
const iso = (instant: Date | undefined) => instant?.toISOString();

test("a span goes from the beginning of its first day to the end of its last, in either calendar", () => {
  const { since, before, state } = auditSpan({ from: "۱۴۰۵/۰۱/۰۱", until: "2026-03-22" }, zone);
  expect([iso(since), iso(before)]).toEqual(["2026-03-20T20:30:00.000Z", "2026-03-22T20:30:00.000Z"]);
  expect(state.errors).toEqual({});
});

test("a day that is none limits nothing and says so", () => {
  const { since, before, state } = auditSpan({ from: "دیروز", until: "" }, zone);
  expect([since, before]).toEqual([undefined, undefined]);
  expect(state).toEqual({ values: { from: "دیروز", until: "" }, errors: { from: { code: "date_malformed" } } });
});
