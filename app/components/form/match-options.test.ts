import { expect, test } from "vitest";
import { matchOptions } from "./match-options.ts";

const options = ["آذربایجان شرقی", "یزد", "کرمان", "کرمانشاه", "Asia/Tehran", "Europe/Isle_of_Man"].map((label) => ({
  label,
}));
const found = (typed: string) => matchOptions(options, typed).map(({ label }) => label);

test("what is typed finds its options however it is spelled, beginnings first", () => {
  expect(found("كرمان")).toEqual(["کرمان", "کرمانشاه"]);
  expect(found("ان")).toEqual(["آذربایجان شرقی", "کرمان", "کرمانشاه"]);
  expect(found("tehran")).toEqual(["Asia/Tehran"]);
  expect(found("isle of")).toEqual(["Europe/Isle_of_Man"]);
  expect(found("  ")).toHaveLength(options.length);
  expect(found("نیست")).toEqual([]);
});
