import { PassThrough, type Transform } from "node:stream";
import { buffer } from "node:stream/consumers";
import { createElement } from "react";
import { renderToPipeableStream } from "react-dom/server";
import { expect, test } from "vitest";
import { withoutNul } from "./without-nul.server.ts";

/** A page of many short fields, in which letters of two and three bytes meet every end of React's buffer. */
const fields = Array.from({ length: 400 }, (_, index) => ({
  key: index,
  defaultValue: `${"می‌گیرم".repeat(9)} ${index}`,
}));

async function render(through: Transform): Promise<Buffer> {
  const page = createElement(
    "form",
    {},
    fields.map((field) => createElement("textarea", field)),
  );
  return buffer(renderToPipeableStream(page).pipe(through));
}

test("a page carries every letter and no NUL, though React puts some in", async () => {
  const bare = await render(new PassThrough());
  const clean = await render(withoutNul());
  expect(bare.includes(0)).toBe(true);
  expect(clean.includes(0)).toBe(false);
  const words = [...clean.toString("utf8").matchAll(/<textarea>(.*?)<\/textarea>/gs)].map((found) => found[1]);
  expect(words).toEqual(fields.map(({ defaultValue }) => defaultValue));
});
