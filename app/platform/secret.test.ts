import fc from "fast-check";
import { expect, test } from "vitest";
import { seal, unseal } from "./secret.server.ts";

test("what was sealed opens for its purpose, as it was", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      expect(unseal("webhook", seal("webhook", text))).toBe(text);
    }),
  );
});

test("the same text looks different each time, and shows nothing of itself", () => {
  const [one, two] = [seal("webhook", "whsec_secret"), seal("webhook", "whsec_secret")];
  expect(one).not.toBe(two);
  expect(Buffer.from(one, "base64url").toString("latin1")).not.toContain("whsec");
});

test("nothing opens for another purpose, or with one bit changed", () => {
  const sealed = Buffer.from(seal("webhook", "secret"), "base64url");
  expect(unseal("totp", sealed.toString("base64url"))).toBeNull();
  for (let bit = 0; bit < sealed.length * 8; bit++) {
    const changed = Buffer.from(sealed);
    changed[bit >> 3]! ^= 1 << (bit & 7);
    expect(unseal("webhook", changed.toString("base64url"))).toBeNull();
  }
});

test("what is no sealed text opens as nothing", () => {
  for (const text of ["", "x", "a".repeat(37), "…", "a".repeat(200)]) expect(unseal("webhook", text)).toBeNull();
});
