import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { type Line, readLines } from "./read-lines.server.ts";

async function read(content: string | Uint8Array, mostBytes = 1_000_000): Promise<Line[]> {
  const folder = await mkdtemp(join(tmpdir(), "bashgah-lines-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, "file"), content);
  const lines: Line[] = [];
  for await (const line of readLines(join(folder, "file"), { mostBytes })) lines.push(line);
  return lines;
}

test.each([
  ["", []],
  ["one", ["one"]],
  ["one\n", ["one"]],
  ["one\n\ntwo", ["one", "", "two"]],
  ["\ufeffone\r\ntwo\r\n", ["one\r", "two\r"]],
])("%j has the lines %j", async (content, lines) => {
  expect(await read(content)).toEqual(lines.map((text, index) => ({ number: index + 1, text })));
});

test("lines longer than what is read at once come whole, whatever stands at the seams", async () => {
  const lines = [1, 262_143, 262_144, 262_145, 700_001].map(
    (length) => "ی".repeat(length / 2) + "x".repeat(length % 2),
  );
  expect((await read(lines.join("\n"))).map(({ text }) => text)).toEqual(lines);
});

test("a line that is too long is named and the next one is read", async () => {
  const lines = await read(`${"x".repeat(600_000)}\nshort\n${"y".repeat(11)}`, 10);
  expect(lines).toEqual([
    { number: 1, text: null, reason: "line_too_long" },
    { number: 2, text: "short" },
    { number: 3, text: null, reason: "line_too_long" },
  ]);
});

test("bytes that are not UTF-8 spoil their own line only", async () => {
  const lines = await read(Buffer.concat([Buffer.from("یک\n"), Buffer.from([0xd8, 0x0a]), Buffer.from("سه")]));
  expect(lines).toEqual([
    { number: 1, text: "یک" },
    { number: 2, text: null, reason: "not_utf8" },
    { number: 3, text: "سه" },
  ]);
});

test("what is read is counted, for showing how far it is", async () => {
  const folder = await mkdtemp(join(tmpdir(), "bashgah-lines-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, "file"), "سلام\nx");
  const progress = { bytes: 0 };
  const seen: number[] = [];
  for await (const _ of readLines(join(folder, "file"), { mostBytes: 100, progress })) seen.push(progress.bytes);
  expect(seen).toEqual([9, 10]);
});
