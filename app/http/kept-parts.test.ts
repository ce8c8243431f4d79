import { expect, test } from "vitest";
import { KeptParts } from "./kept-parts.server.ts";

/** What a page's components render: each part as its element, empty where its HTML is known. */
function pageOf(kept: KeptParts, parts: [key: string, html: string][]): { page: string; known: boolean[] } {
  const { parts: page, finish } = kept.forPage();
  const taken = parts.map(([key, html]) => ({ html, ...page.take(key) }));
  const rendered = taken.map(({ number, isKnown, html }) => {
    return `<${page.element} number="${number}">${isKnown ? "" : html}</${page.element}>`;
  });
  const html = finish(`<main>${rendered.join("<hr/>")}</main>`);
  return { page: html.toString(), known: taken.map(({ isKnown }) => isKnown) };
}

test("a part is rendered once, and every page gets it where it stands", () => {
  const kept = new KeptParts(10_000);
  expect(pageOf(kept, [["one", "<p>یک</p>"]])).toEqual({ page: "<main><p>یک</p></main>", known: [false] });
  expect(
    pageOf(kept, [
      ["two", "<p>2</p>"],
      ["one", ""],
      ["two", "<p>2</p>"],
    ]),
  ).toEqual({ page: "<main><p>2</p><hr/><p>یک</p><hr/><p>2</p></main>", known: [false, true, false] });
});

test("a part is rendered anew when its text is another one, and kept in the place of the old one", () => {
  const kept = new KeptParts(10_000);
  const known = (text: string) => {
    const { parts, finish } = kept.forPage();
    const { number, isKnown } = parts.take("post 1", text);
    finish(`<${parts.element} number="${number}">${isKnown ? "" : text}</${parts.element}>`);
    return isKnown;
  };
  expect([known("یک"), known("یک"), known("دو")]).toEqual([false, true, false]);
  const { bytes } = kept;
  expect([known("دو"), known("یک"), known("دو")]).toEqual([true, false, false]);
  expect(kept.bytes).toBe(bytes);
});

test("nobody knows the element that stands for a part", () => {
  const names = [new KeptParts(1), new KeptParts(1)].map((kept) => kept.forPage().parts.element);
  expect(names[0]).toMatch(/^part-[0-9a-f]{32}$/);
  expect(names[0]).not.toBe(names[1]);
});

test("never more is kept than was said, and what is asked for stays", () => {
  const kept = new KeptParts(20_000);
  const html = "x".repeat(500);
  pageOf(kept, [["popular", html]]);
  for (let other = 0; other < 200; other++) {
    expect(pageOf(kept, [["popular", html]]).known).toEqual([true]);
    pageOf(kept, [[`other ${other}`, html]]);
    expect(kept.bytes).toBeLessThanOrEqual(20_000);
  }
  expect(kept.bytes).toBeGreaterThan(10_000);
  expect(pageOf(kept, [["other 3", html]]).known).toEqual([false]);
  pageOf(kept, [["too long", "x".repeat(10_000)]]);
  expect(pageOf(kept, [["too long", "x"]]).known).toEqual([false]);
});
