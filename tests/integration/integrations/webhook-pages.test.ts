import type { ActionFunctionArgs } from "@remix-run/node";
import { beforeEach, describe, expect, test } from "vitest";
import { openSession } from "#app/domain/accounts/session.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { sessionCookie } from "#app/http/cookies.server.ts";
import { db } from "#app/platform/db/client.server.ts";
import * as newWebhookPage from "#app/routes/staff/new-webhook.tsx";
import * as webhookPage from "#app/routes/staff/webhook.tsx";
import * as webhooksPage from "#app/routes/staff/webhooks.tsx";
import type { Member } from "#prisma/client";
import { asActor, makeMember, makeStaff } from "#tests/factories/accounts.ts";
import { webhookTo } from "./told.ts";

type Page = { loader: unknown; action?: unknown };
type Answer = {
  status: number;
  to: string | null;
  data: { made?: { secret: string }; secret?: string; errors?: object };
};

async function ask(page: Page, member: Member | null, fields?: Record<string, string>, id = ""): Promise<Answer> {
  const session = member && (await transaction((tx) => openSession(tx, member, { userAgent: "" })));
  const cookie = session ? (await sessionCookie.serialize(session.id)).split(";")[0]! : "";
  const request = new Request("http://club.example/staff/webhooks", {
    headers: { Cookie: cookie },
    ...(fields && { method: "POST", body: new URLSearchParams(fields) }),
  });
  const run = (fields ? page.action : page.loader) as (args: ActionFunctionArgs) => Promise<unknown>;
  const answer = await run({ request, params: { webhook: id }, context: {} }).catch((thrown: unknown) => thrown);
  if (answer instanceof Error) throw answer;
  if (answer instanceof Response) return { status: answer.status, to: answer.headers.get("Location"), data: {} };
  const { data, init } = answer as { data?: Answer["data"]; init?: { status?: number } };
  return { status: init?.status ?? 200, to: null, data: data ?? (answer as Answer["data"]) };
}

let integrator: Member;
let id: string;

beforeEach(async () => {
  integrator = await makeStaff("integrator");
  id = (await webhookTo(await asActor(integrator), "http://crm.example/")).webhook.id;
});

const pages: [string, Page][] = [
  ["the list", webhooksPage],
  ["a new one", newWebhookPage],
  ["one webhook", webhookPage],
];

describe.each(pages)("the page of %s", (_name, page) => {
  test("is for who manages integrations", async () => {
    expect(await ask(page, integrator, undefined, id)).toMatchObject({ status: 200 });
    expect(await ask(page, await makeStaff("administrator"), undefined, id)).toMatchObject({ status: 200 });
    expect(await ask(page, await makeStaff("moderator"), undefined, id)).toMatchObject({ status: 403 });
    expect(await ask(page, await makeMember(), undefined, id)).toMatchObject({ status: 404 });
    expect((await ask(page, null, undefined, id)).to).toMatch(/^\/sign-in\?to=/);
  });
});

describe("a button of a webhook's page", () => {
  const press = (intent: string, more: object = {}) => ask(webhookPage, integrator, { intent, ...more }, id);
  const row = () => db.webhook.findUniqueOrThrow({ where: { id } });

  test("does what it says and leads back", async () => {
    expect((await press("test")).to).toBe(`/staff/webhooks/${id}?said=test`);
    const { id: deliveryId } = await db.webhookDelivery.findFirstOrThrow();
    await db.webhookDelivery.update({ where: { id: deliveryId }, data: { nextAt: null, deadAt: new Date(0) } });
    expect((await press("replay-dead")).to).toBe(`/staff/webhooks/${id}?said=dead-1`);
    expect((await press("replay", { deliveryId })).to).toBe(`/staff/webhooks/${id}?said=replay`);
    await press("stop");
    expect((await row()).disabledBecause).toBe("staff");
    expect(await press("test")).toMatchObject({ status: 409 });
    await press("resume");
    expect((await row()).disabledAt).toBeNull();
    const before = await row();
    expect((await press("rotate")).data.secret).toMatch(/^whsec_/);
    expect((await row()).previousSecret).toBe(before.secret);
    await press("rotate-now");
    expect((await row()).previousSecret).toBeNull();
    expect((await press("delete")).to).toBe("/staff/webhooks");
    expect(await db.webhook.count()).toBe(0);
  });

  test("that there is not does nothing, and one of somebody without the right neither", async () => {
    const before = await row();
    expect(await press("toString")).toMatchObject({ status: 422 });
    expect(await ask(webhookPage, integrator, { intent: "nothing" }, "آزمون")).toMatchObject({ status: 422 });
    expect(await press("replay", { deliveryId: "x" })).toMatchObject({ status: 404 });
    const moderator = await makeStaff("moderator");
    for (const intent of ["stop", "rotate", "delete", "test", "save"])
      expect(await ask(webhookPage, moderator, { intent }, id)).toMatchObject({ status: 403 });
    expect(await row()).toEqual(before);
  });

  test("saves what was typed, or says what is wrong at its field", async () => {
    const fields = { address: "http://crm.example/", description: "Till", kinds: "topic.created" };
    expect((await press("save", fields)).to).toBe(`/staff/webhooks/${id}?said=saved`);
    expect(await row()).toMatchObject({ description: "Till", kinds: ["topic.created"] });
    expect(await press("save", { ...fields, address: "http://10.0.0.1/" })).toMatchObject({
      status: 422,
      data: { errors: { address: { code: "address_not_https" } }, values: { description: "Till" } },
    });
    expect(await press("save", { address: "x", description: "" })).toMatchObject({
      status: 422,
      data: { errors: { address: { code: "address_unreadable" }, kinds: { code: "facts_missing" } } },
    });
  });
});

test("a new webhook's page shows the secret in its answer, and nowhere in an address", async () => {
  const fields = { address: "https://93.184.216.34/", description: "", kinds: "member.joined" };
  const answer = await ask(newWebhookPage, integrator, fields);
  expect([answer.status, answer.to]).toEqual([200, null]);
  expect(answer.data.made?.secret).toMatch(/^whsec_/);
});
