import { expect, test } from "vitest";
import { newStatementNames } from "./statement-names.server.ts";

const ask = (n: number) => ({ sql: `SELECT ${n}` });

test("a statement that comes again has a name of its own, and keeps it", () => {
  const nameOf = newStatementNames("s");
  expect(nameOf(ask(1))).toBe("");
  const first = nameOf(ask(1));
  expect(first).not.toBe("");
  expect([nameOf(ask(2)), nameOf(ask(1))]).toEqual(["", first]);
  expect(nameOf(ask(2))).not.toBe(first);
});

test("there are only so many names, however many statements there are", () => {
  const nameOf = newStatementNames("s");
  const names = new Set<string>();
  for (let n = 0; n < 2_000; n++) {
    nameOf(ask(n));
    names.add(nameOf(ask(n)));
  }
  expect(names.size).toBe(501);
  expect(nameOf(ask(3))).not.toBe("");
});
