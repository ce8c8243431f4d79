import { Readable } from "node:stream";
import fc from "fast-check";
import { expect, it } from "vitest";
import { withoutFiles } from "./without-files.server.ts";

const ends = { headBytes: 2_000, tailBytes: 600, maxBytes: 1_000_000 };

/** A form as a browser sends it, in pieces of a size. */
function sent(fields: [string, string | File][], piece = 1_000): Request {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  const whole = new Request("http://club.example/", { method: "POST", body: form });
  const pieces = async function* () {
    const bytes = new Uint8Array(await whole.arrayBuffer());
    for (let at = 0; at < bytes.length; at += piece) yield bytes.slice(at, at + piece);
  };
  const init = {
    method: "POST",
    headers: whole.headers,
    body: Readable.toWeb(Readable.from(pieces())),
    duplex: "half",
  };
  return new Request("http://club.example/", init as RequestInit);
}

async function read(request: Request): Promise<[string, string][] | null> {
  const short = await withoutFiles(request, ends);
  if (!short) return null;
  const form = await short.formData();
  return [...form].map(([name, value]) => [name, typeof value === "string" ? value : `${value.size} bytes`]);
}

const picture = (size: number) => new File([new Uint8Array(size).fill(45)], "a.jpg", { type: "image/jpeg" });

it("leaves a short form as it is, its picture too", async () => {
  expect(
    await read(
      sent([
        ["body", "سلام"],
        ["image", picture(300)],
      ]),
    ),
  ).toEqual([
    ["body", "سلام"],
    ["image", "300 bytes"],
  ]);
});

it("keeps the words on both sides of a picture, wherever the network breaks the form", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 2_200, max: 9_000 }),
      fc.integer({ min: 1, max: 3_000 }),
      fc.string({ unit: fc.constantFrom("س", "ن", " ", "-", "=", "e"), maxLength: 60 }),
      async (size, piece, words) => {
        const fields: [string, string | File][] = [
          ["title", words],
          ["body", words],
          ["image", picture(size)],
          ["tags", words],
        ];
        expect(await read(sent(fields, piece))).toEqual([
          ["title", words],
          ["body", words],
          ["tags", words],
        ]);
      },
    ),
    { numRuns: 60 },
  );
});

it("keeps what follows a picture that comes first, and what comes before one that is last", async () => {
  expect(
    await read(
      sent([
        ["image", picture(5_000)],
        ["body", "a"],
      ]),
    ),
  ).toEqual([["body", "a"]]);
  expect(
    await read(
      sent([
        ["body", "a"],
        ["image", picture(5_000)],
      ]),
    ),
  ).toEqual([["body", "a"]]);
});

it("reads nothing of what is no such form, or goes on for ever", async () => {
  expect(await read(sent([["image", picture(1_100_000)]], 50_000))).toBeNull();
  const words = new Request("http://club.example/", { method: "POST", body: new URLSearchParams({ body: "a" }) });
  expect(await read(words)).toBeNull();
  const nameless = { method: "POST", headers: { "Content-Type": "multipart/form-data" }, body: "--x--" };
  expect(await read(new Request("http://club.example/", nameless))).toBeNull();
});
