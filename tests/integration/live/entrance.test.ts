import { afterEach, beforeEach, expect, it } from "vitest";
import { env } from "#app/platform/env.server.ts";
import { serveLive } from "./browser.ts";

const before = { ...env };
beforeEach(() => {
  Object.assign(env, { TRUST_PROXY: true });
});
afterEach(() => {
  Object.assign(env, before);
});

const few = { lines: 100, linesOfAddress: 100, handshakesAMinute: 100 };
const polling = "/live/?EIO=4&transport=polling";

/** Asks for a line as somebody at an address whom the proxy tells of; a word before it is the visitor's own. */
async function knock(origin: string, address: string): Promise<{ status: number; sid?: string; message?: string }> {
  const answer = await fetch(origin + polling, { headers: { "X-Forwarded-For": address } });
  const text = await answer.text();
  return { status: answer.status, ...JSON.parse(text.replace(/^0/, "")) };
}

async function knockMany(origin: string, ...addresses: string[]): Promise<number[]> {
  const answers = [];
  for (const address of addresses) answers.push((await knock(origin, address)).status);
  return answers;
}

it("one address has so many open lines, as its last proxy tells; one that closes makes room, and others are let in", async () => {
  const origin = await serveLive({ ...few, linesOfAddress: 2 });
  const first = await knock(origin, "203.0.113.7");
  expect(await knockMany(origin, "10.0.0.1, 203.0.113.7", "203.0.113.7", "203.0.113.8")).toEqual([200, 403, 200]);
  expect(await knock(origin, "198.51.100.1, 203.0.113.7")).toMatchObject({ status: 403, message: "address" });
  await fetch(`${origin}${polling}&sid=${first.sid}`, { method: "POST", body: "1" });
  expect(await knockMany(origin, "203.0.113.7", "203.0.113.7")).toEqual([200, 403]);
});

it("a network of IPv6 counts as one address, and this machine itself is not counted", async () => {
  const origin = await serveLive({ ...few, linesOfAddress: 1 });
  expect(await knockMany(origin, "2001:db8:1:2::1", "2001:db8:1:2::2", "2001:db8:1:3::1")).toEqual([200, 403, 200]);
  expect(await knockMany(origin, "127.0.0.1", "127.0.0.1", "::1", "::1")).toEqual([200, 200, 200, 200]);
});

it("one address makes so many handshakes in a minute, and a process has so many lines", async () => {
  const hasty = await serveLive({ ...few, handshakesAMinute: 2 });
  expect(await knockMany(hasty, "203.0.113.7", "203.0.113.7", "203.0.113.7", "203.0.113.8")).toEqual([
    200, 200, 403, 200,
  ]);
  const small = await serveLive({ ...few, lines: 2 });
  expect(await knockMany(small, "203.0.113.1", "203.0.113.2")).toEqual([200, 200]);
  expect(await knock(small, "203.0.113.3")).toMatchObject({ status: 403, message: "full" });
});
