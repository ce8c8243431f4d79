import { describe, expect, it } from "vitest";
import { cameFrom, ownPath } from "./own-path.ts";

describe("paths of our own", () => {
  it.each(["/", "/forums/دوربین?from=21#p-30", "/sign-in?to=%2Fsettings", "/a/..b/@c:d"])("keeps %s", (path) => {
    expect(decodeURI(ownPath(path))).toBe(decodeURI(path));
  });

  it.each([
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "\\/evil.example",
    "/..//evil.example",
    "/.//evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/a\\b",
    " //evil.example",
    "javascript:alert(1)",
    "evil.example",
    "",
    null,
    undefined,
  ])("leads home instead of to %j", (path) => {
    expect(ownPath(path)).toBe("/");
  });
});

describe("the page a request came from", () => {
  const from = (referrer: string) =>
    cameFrom(new Request("https://club.example/theme", { headers: { Referer: referrer } }));

  it("is one of this site", () => {
    expect(from("https://club.example/forums?x=1")).toBe("/forums?x=1");
    expect(from("https://evil.example/forums")).toBe("/");
    expect(from("https://club.example//evil.example")).toBe("/");
    expect(from("")).toBe("/");
  });
});
