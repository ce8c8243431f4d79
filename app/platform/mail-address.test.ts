import { expect, test } from "vitest";
import { parseMailAddress } from "./mail-address.ts";

test.each([
  ["Zahra@Example.ORG", "zahra@example.org"],
  ["  a.b+c@example.org\n", "a.b+c@example.org"],
  ["\u200fa@example.org\u200e", "a@example.org"],
  ["ali@نمونه.com", "ali@xn--hhbbbed.com"],
  ["o'neil@sub.example.co.uk", "o'neil@sub.example.co.uk"],
])("%j is %s", (typed, address) => {
  expect(parseMailAddress(typed)).toBe(address);
});

test.each([
  "",
  "@",
  "a",
  "a@b",
  "@example.org",
  "a@",
  "a@b@example.org",
  "a@example..org",
  ".a@example.org",
  "a..b@example.org",
  "a@-example.org",
  "a@127.0.0.1",
  "a@[127.0.0.1]",
  "a@b\r\nBcc:c@example.org",
  "a@example.org\r\nBcc: b@example.org",
  "a@example.org,b@example.org",
  '"a b"@example.org',
  "Zahra <a@example.org>",
  "a@example.org\0",
  "a\u202eb@example.org",
  "a\u200bb@example.org",
  "ａ@example.org",
  "a＠example.org",
  "علی@example.org",
  `${"a".repeat(65)}@example.org`,
  `a@${"a.".repeat(130)}org`,
  `${"a".repeat(10_000)}@example.org`,
  `a@${"a".repeat(64)}.org`,
])("%j is no address", (typed) => {
  expect(parseMailAddress(typed)).toBeNull();
});
