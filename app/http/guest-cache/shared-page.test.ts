import { expect, it } from "vitest";
import { sharedAddress } from "./shared-page.ts";

const page = { sharedWithGuests: ["after", "list"] };

it.each([
  ["/", "/"],
  ["/?", "/"],
  ["/?utm_source=letter&UTM_Campaign=a&fbclid=1", "/"],
  ["/?after=x&utm_source=letter", "/?after=x"],
  ["/?list=popular&after=a%20b", "/?after=a+b&list=popular"],
  ["/?after=a+b&list=popular", "/?after=a+b&list=popular"],
  ["/forums.data?after=", "/forums.data?after="],
])("%s is shared as %s", (url, address) => {
  expect(sharedAddress(url, page)).toBe(address);
});

it.each(["/?q=x", "/?after=x&after=y", "/?utm=1", "/?_routes=root", "/?index", "/?after=x&sort=y", "/?%75nknown=1"])(
  "%s is not shared",
  (url) => {
    expect(sharedAddress(url, page)).toBeNull();
  },
);
