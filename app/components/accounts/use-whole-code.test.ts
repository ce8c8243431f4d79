import { expect, test } from "vitest";
import { codeIn } from "./use-whole-code.ts";

test("a code is found in the message that brought it", () => {
  expect(codeIn("باشگاه\nکد ورود شما: ۱۲۳۴۵\nاین کد را به کسی ندهید.\n\n@club.example #12345", 5)).toBe("12345");
  expect(codeIn("Your code is 04711.", 5)).toBe("04711");
  expect(codeIn("۰۹۱۲۳۴۵۶۷۸۹", 5)).toBeNull();
  expect(codeIn("no code", 5)).toBeNull();
});
