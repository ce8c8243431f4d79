import type { ActionFunctionArgs } from "@remix-run/node";
import { expect, it } from "vitest";
import { openSession } from "#app/domain/accounts/session.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { sessionCookie } from "#app/http/cookies.server.ts";
import { withRequestContext } from "#app/http/request-context.server.ts";
import { db } from "#app/platform/db/client.server.ts";
import { action as signIn } from "#app/routes/accounts/sign-in.tsx";
import { action as like } from "#app/routes/discussion/like.ts";
import { makeMember } from "#tests/factories/accounts.ts";
import { writeTopic } from "#tests/factories/discussion.ts";

type From = { ip: string; cookie?: string; method?: string; accept?: string; form?: Record<string, string> };

/** Sends a change as the server hands it to a route. */
function send(
  action: (args: ActionFunctionArgs) => Promise<unknown>,
  params: Record<string, string>,
  from: From,
): Promise<unknown> {
  const { ip, cookie = "", method = "POST", accept = "*/*", form } = from;
  const headers = { Cookie: cookie, Accept: accept };
  const body = form ? new URLSearchParams(form) : null;
  const request = new Request("http://club.example/deed", { method, headers, body });
  return withRequestContext({ id: "test", route: "/", ip, nonce: "" }, () => action({ request, params, context: {} }));
}

it("a member who likes and unlikes in a loop is told when to come back, and no more facts are written", async () => {
  const member = await makeMember();
  const session = await transaction((tx) => openSession(tx, member, { userAgent: "" }));
  const cookie = (await sessionCookie.serialize(session.id)).split(";")[0]!;
  const post = { kind: "post", id: (await writeTopic()).firstPost.id };
  const statuses: number[] = [];
  for (let turn = 0; turn < 310; turn++) {
    const method = turn % 2 === 0 ? "PUT" : "DELETE";
    const ip = `203.0.113.${turn % 200}`;
    statuses.push(((await send(like, post, { ip, cookie, method })) as Response).status);
  }
  expect(statuses.slice(0, 300)).toEqual(Array(300).fill(200));
  expect(statuses.slice(300)).toEqual(Array(10).fill(429));
  expect(await db.event.count({ where: { actorId: member.id } })).toBe(300);
  const refused = (await send(like, post, { ip: "203.0.113.1", cookie, method: "PUT" })) as Response;
  expect(Number(refused.headers.get("Retry-After"))).toBeGreaterThan(0);
  expect(Number(refused.headers.get("Retry-After"))).toBeLessThanOrEqual(60);
  expect(await refused.json()).toMatchObject({ code: "rate_limited" });
  const page = (await send(like, post, { ip: "203.0.113.1", cookie, accept: "text/html" })) as Response;
  expect([page.status, page.headers.get("Content-Type")]).toEqual([429, "text/html; charset=utf-8"]);
});

it("guests of one address share a limit, others are not held back, and a form keeps what was typed", async () => {
  const someone = { kind: "post", id: "1" };
  for (let turn = 0; turn < 600; turn++) await send(like, someone, { ip: "198.51.100.7" });
  expect(((await send(like, someone, { ip: "198.51.100.7" })) as Response).status).toBe(429);
  expect(((await send(like, someone, { ip: "198.51.100.8" })) as Response).status).toBe(401);
  const form = { target: "09121234567", intent: "send" };
  expect(await send(signIn, {}, { ip: "198.51.100.7", form })).toMatchObject({
    data: { values: { target: "09121234567" }, errors: { "": { code: "rate_limited" } } },
    init: { status: 429 },
  });
  expect(await db.loginCode.count()).toBe(0);
});
