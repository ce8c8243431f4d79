import fc from "fast-check";
import { expect, it } from "vitest";
import { isOwnCookie, languageCookie, readCookie, sessionCookie, themeCookie } from "#app/http/cookies.server.ts";
import { visitorOf } from "./visitor.server.ts";

const pairOf = async (cookie: typeof languageCookie, value: string) =>
  (await cookie.serialize(value)).split(";", 1)[0]!;
const [fa, en, dark] = await Promise.all([
  pairOf(languageCookie, "fa"),
  pairOf(languageCookie, "en"),
  pairOf(themeCookie, "dark"),
]);

it.each([
  ["no cookie", undefined, ""],
  ["others' cookies", "_ga=GA1.1; sessions=1; _session=2", ""],
  ["a language", fa, "language:fa"],
  ["a language as other programs write it", decodeURIComponent(fa), "language:fa"],
  ["language and theme in one order", `${fa}; ${dark}`, "language:fa,theme:dark"],
  ["language and theme in the other", `_ga=1;${dark} ;${fa}`, "language:fa,theme:dark"],
])("%s is a guest", (_what, cookie, mark) => {
  expect(visitorOf({ cookie })?.mark).toBe(mark);
  expect(visitorOf({ cookie })?.mark).toBe(mark);
});

it.each([
  ["a session", { cookie: "session=abc" }],
  ["an empty session", { cookie: "session=" }],
  ["a session without a value", { cookie: `${fa}; session` }],
  ["a session with air around it", { cookie: `_ga=1;  session = abc` }],
  ["one who has just written", { cookie: "writer=MQ==" }],
  ["a newcomer half-way in", { cookie: "joining=abc" }],
  ["a guest somebody sent", { cookie: "referral=abc" }],
  ["a language nobody speaks", { cookie: "language=ImRlIg==" }],
  ["two languages", { cookie: `${fa}; ${en}` }],
  ["a program with a token", { authorization: "Bearer abc" }],
])("%s is no such guest", (_what, headers) => {
  expect(visitorOf(headers)).toBeNull();
});

it("agrees with what pages read of the same cookies, whatever they are", async () => {
  const name = fc.constantFrom("session", "language", "theme", "writer", "joining", "_ga", " session", "Session", "");
  const text = fc.oneof(
    fc.constantFrom(...[fa, en, dark].map((pair) => pair.split("=")[1]!), '"x"', "ImZhIg=="),
    fc.string(),
  );
  const sign = fc.constantFrom("=", " = ", "= ", "");
  const pair = fc.tuple(name, sign, text).map((parts) => parts.join(""));
  const header = fc
    .array(pair, { maxLength: 5 })
    .chain((pairs) => fc.constantFrom("; ", ";", " ; ").map((by) => pairs.join(by)));
  await fc.assert(
    fc.asyncProperty(header, async (cookie) => {
      const visitor = visitorOf({ cookie });
      if (!visitor || /[^\x20-\x7e]/.test(cookie)) return;
      const asked = new Request("http://x", { headers: { Cookie: cookie } });
      const made = new Request("http://x", { headers: { Cookie: visitor.cookie } });
      expect(await readCookie(sessionCookie, asked)).toBeNull();
      for (const look of [languageCookie, themeCookie])
        expect(await readCookie(look, made)).toBe(await readCookie(look, asked));
      for (const own of visitor.cookie.split("; ").filter(Boolean)) expect(isOwnCookie(own.split("=")[0]!)).toBe(true);
    }),
    { numRuns: 500 },
  );
});
