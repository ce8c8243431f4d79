import { expect, test } from "vitest";
import { nextPage } from "./next-page.ts";

test("the next page keeps what was asked, and says nothing twice", () => {
  expect(nextPage(new URLSearchParams("list=popular&after=a"), "b")).toBe("?list=popular&after=b");
  expect(nextPage(new URLSearchParams("removed=01890a5d"), "b c")).toBe("?after=b+c");
});
