import { expect, it } from "vitest";
import { withoutPeople } from "./log.server.ts";

it("of an error only its kind, code, words and place are logged, and its cause's", () => {
  const cause = Object.assign(new TypeError("no row"), { detail: "Key (phone)=(+989121234567)" });
  const error = Object.assign(new Error("It failed", { cause }), { code: "P2002", meta: { name: "زهرا کریمی" } });
  const logged = withoutPeople(error);
  expect(logged).toMatchObject({ type: "Error", message: "It failed", code: "P2002", cause: { type: "TypeError" } });
  expect(Object.keys(logged)).toEqual(["type", "message", "code", "stack", "cause"]);
  expect(JSON.stringify(logged)).not.toMatch(/زهرا|98912/);
});

it.each([
  ["no member has +989121234567", "no member has …"],
  ["no member has 09121234567.", "no member has …."],
  ["<zahra@example.com> was refused", "<…@…> was refused"],
  ["job 12345678 took 90000000 ms", "job 12345678 took 90000000 ms"],
])("%s", (words, blotted) => {
  expect(withoutPeople(new Error(words)).message).toBe(blotted);
});

it("what is no error is not repeated", () => {
  expect(JSON.stringify(withoutPeople("+989121234567"))).not.toContain("98912");
});
