import { expect, test } from "vitest";
import { planTopics } from "./bench/data/plan.ts";
import { textOf } from "./bench/data/rows.ts";
import { benchShape, longestTopic, pagePosts, pageTopic, shortPosts, shortTopic } from "./bench/data/shape.ts";
import { Hearing } from "./bench/hearing.ts";
import type { Measured } from "./bench/measure.ts";
import { toTable } from "./bench/table.ts";

const body = "سلام به باشگاه";
const bytes = Buffer.from(body);
const inChunks = Buffer.concat([
  Buffer.from("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;note=1\r\n"),
  ...[bytes.subarray(0, 3), Buffer.from(`\r\n${(bytes.length - 3).toString(16)}\r\n`)],
  ...[bytes.subarray(3), Buffer.from("\r\n0\r\n\r\n")],
]);
const whole = Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\nContent-Length: ${bytes.length}\r\n\r\n`), bytes]);

test.each([
  ["in chunks", inChunks],
  ["of a known length", whole],
])("an answer %s is heard wherever it is cut in two, and in single bytes", (_, wire) => {
  const pieces = Array.from({ length: wire.length - 1 }, (_, at) => [wire.subarray(0, at + 1), wire.subarray(at + 1)]);
  for (const cut of [...pieces, Array.from(wire, (byte) => Buffer.of(byte))]) {
    const hearing = new Hearing(true);
    expect(cut.map((piece) => hearing.hear(piece)).indexOf(true)).toBe(cut.length - 1);
    expect(hearing.answer()).toMatchObject({ status: 200, bodyBytes: bytes.length, body: bytes });
  }
});

const until = new Date("2026-01-01");

test("the plan of the club is as large as the budgets say", () => {
  const { topics, posts } = planTopics(benchShape, 94, until);
  expect([topics.length, posts.length]).toEqual([2_000, 100_000]);
  const lengths = [longestTopic, pageTopic, shortTopic].map((number) => topics[number]!.posts.length);
  expect(lengths).toEqual([20_001, pagePosts, shortPosts]);
  expect(new Set(posts.map(({ id }) => id)).size).toBe(100_000);
  expect(posts.at(-1)!.createdAt < until).toBe(true);
});

test("the plan of a club is the same each time, text for text", () => {
  const small = { ...benchShape, topics: 8, posts: 150, longest: 40 };
  const write = () =>
    planTopics(small, 3, until).posts.map((post) => [post.id, post.authorId, post.createdAt, textOf(post)]);
  expect(write()).toEqual(write());
});

test("a line of the table tells whether the budget was met", () => {
  const line: Measured = { name: "page", unit: "requests/s", value: 500, p50Ms: 1, p95Ms: 31, p99Ms: 40, notes: [] };
  const words = (budget: Measured["budget"]) => toTable([{ ...line, budget: budget! }]).split("\n")[2];
  expect(words({ least: 500 })).toContain("≥ 500: met");
  expect(words({ least: 500, p95Ms: 30 })).toContain("≥ 500, p95 ≤ 30 ms: missed");
  expect(words({ most: 499 })).toContain("≤ 499: missed");
});
