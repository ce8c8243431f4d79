import type { ActionFunctionArgs } from "@remix-run/node";
import { beforeEach, expect, it } from "vitest";
import { openSession } from "#app/domain/accounts/session.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { sessionCookie } from "#app/http/cookies.server.ts";
import { requestContext, withRequestContext } from "#app/http/request-context.server.ts";
import { db } from "#app/platform/db/client.server.ts";
import { action } from "#app/routes/notifications/push-devices.ts";
import { makeMember } from "#tests/factories/accounts.ts";
import { makeKeys } from "./push-service.ts";

/** An address of the public internet, so that nobody's name has to be looked up. */
const endpoint = "https://93.184.216.34/push/abc";
let me: Awaited<ReturnType<typeof makeMember>>;
let cookie: string;

const cookieOf = async (member: typeof me) => {
  const session = await transaction((tx) => openSession(tx, member, { userAgent: "" }));
  return (await sessionCookie.serialize(session.id)).split(";")[0]!;
};

beforeEach(async () => {
  me = await makeMember();
  cookie = await cookieOf(me);
});

/** Calls the route as a page's script does, or as a form without one. */
function post(fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
  const request = new Request("http://club.example/notifications/devices", {
    method: "POST",
    headers: { Cookie: cookie, "User-Agent": "Firefox/150", ...headers },
    body: new URLSearchParams(fields),
  });
  const context = { ...requestContext(), actor: undefined };
  const args: ActionFunctionArgs = { request, params: {}, context: {} };
  return withRequestContext(context, () => action(args));
}

it("switches a browser on for its session, and off again by a form without a script", async () => {
  expect((await post({ endpoint, ...makeKeys().told })).status).toBe(200);
  const [device] = await db.pushDevice.findMany();
  expect(device).toMatchObject({ memberId: me.id, endpoint, userAgent: "Firefox/150", locale: "fa" });
  expect((await post({ deviceId: device!.id }, { Accept: "text/html" })).status).toBe(303);
  expect(await db.pushDevice.count()).toBe(0);
});

it("is the next member's who signs in on the same browser, and nobody's whom it does not belong to", async () => {
  await post({ endpoint, ...makeKeys().told });
  const [before] = await db.pushDevice.findMany();
  const other = await makeMember();
  const theirs = { Cookie: await cookieOf(other) };
  expect((await post({ deviceId: before!.id }, theirs)).status).toBe(200);
  expect(await db.pushDevice.count()).toBe(1);
  await post({ endpoint, ...makeKeys().told }, theirs);
  expect((await db.pushDevice.findMany()).map(({ memberId }) => memberId)).toEqual([other.id]);
});

it.each<[string, Record<string, string>, number]>([
  ["within the club's own network", { endpoint: "https://10.0.0.7/push" }, 422],
  ["of this machine, written as a number", { endpoint: "https://2130706433/push" }, 422],
  ["of this machine, as IPv6 with IPv4 in it", { endpoint: "https://[::ffff:127.0.0.1]/push" }, 422],
  ["that is no address", { endpoint: "javascript:alert(1)" }, 422],
  ["too long", { endpoint: `${endpoint}/${"a".repeat(2_000)}` }, 422],
  ["without its keys", { endpoint, p256dh: "" }, 422],
  ["of nobody", { Cookie: "" }, 401],
])("refuses a subscription %s", async (_what, { Cookie, ...fields }, status) => {
  const answer = await post({ endpoint, ...makeKeys().told, ...fields }, Cookie === undefined ? {} : { Cookie });
  expect(answer.status).toBe(status);
  expect(await db.pushDevice.count()).toBe(0);
});
