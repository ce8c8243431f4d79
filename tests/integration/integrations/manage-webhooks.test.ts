import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { guest, type MemberActor } from "#app/domain/core/actor.ts";
import { createWebhook } from "#app/domain/integrations/create-webhook.server.ts";
import { deleteWebhook } from "#app/domain/integrations/delete-webhook.server.ts";
import { listDeliveries } from "#app/domain/integrations/list-deliveries.server.ts";
import { getWebhook, listWebhooks } from "#app/domain/integrations/list-webhooks.server.ts";
import { replayDeadDeliveries, replayDelivery } from "#app/domain/integrations/replay-deliveries.server.ts";
import { rotateWebhookSecret } from "#app/domain/integrations/rotate-webhook-secret.server.ts";
import { sendTestEvent } from "#app/domain/integrations/send-test-event.server.ts";
import { updateWebhook } from "#app/domain/integrations/update-webhook.server.ts";
import { webhooksMax } from "#app/domain/integrations/webhook-rules.ts";
import { CreateWebhook, UpdateWebhook } from "#app/domain/integrations/webhook-schema.ts";
import { addSeconds, now, setClock } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { uuidv7 } from "#app/platform/ids.ts";
import type { Reach } from "#app/platform/outgoing/reach.server.ts";
import { asActor, makeMember, makeStaff } from "#tests/factories/accounts.ts";
import { outcome, outcomes } from "../forums/proof.ts";

const reach: Reach = { protocols: ["https:"], allows: () => true, resolve: async () => ["93.184.216.34"] };
const input = CreateWebhook.parse({
  address: "https://crm.example/hooks/p4ssw0rd",
  description: " فروشگاه ",
  kinds: ["member.joined", "topic.created", "member.joined"],
});
let integrator: MemberActor;

beforeEach(async () => {
  integrator = await asActor(await makeStaff("integrator"));
});
afterEach(() => setClock(null));

const make = () => createWebhook(integrator, input, reach);

describe("a webhook", () => {
  test("is made, shows its secret once, and stands in the audit log without what its path may hide", async () => {
    const { webhook, secret } = await make();
    expect(webhook).toMatchObject({
      address: "https://crm.example/hooks/p4ssw0rd",
      description: "فروشگاه",
      kinds: ["member.joined", "topic.created"],
      disabledAt: null,
      waiting: 0,
      dead: 0,
    });
    expect(await listWebhooks(integrator)).toEqual([webhook]);
    expect(JSON.stringify([await getWebhook(integrator, webhook.id), await db.webhook.findMany()])).not.toContain(
      secret,
    );
    const [line, ...more] = await db.auditEntry.findMany({ where: { subjectId: webhook.id } });
    expect([line, more]).toMatchObject([{ action: "webhook.created", actorId: integrator.id }, []]);
    expect(JSON.stringify(line)).toContain("https://crm.example");
    expect(JSON.stringify(line)).not.toContain("p4ssw0rd");
  });

  test("is one of ten at most, also when all are made at once", async () => {
    expect(await outcomes(Array.from({ length: webhooksMax + 3 }, make))).toEqual({ done: 10, too_many_webhooks: 3 });
    expect(await db.webhook.count()).toBe(webhooksMax);
  });

  test("changes in part, stops and goes on; each with its line in the log", async () => {
    const { id } = (await make()).webhook;
    const change = (given: object) => updateWebhook(integrator, id, UpdateWebhook.parse(given), reach);
    expect(await change({ kinds: ["post.created"] })).toMatchObject({
      kinds: ["post.created"],
      description: "فروشگاه",
    });
    setClock(new Date("2027-01-01T00:00:00Z"));
    expect(await change({ disabled: true })).toMatchObject({ disabledAt: now(), disabledBecause: "staff" });
    const stoppedAt = now();
    setClock(addSeconds(stoppedAt, 60));
    expect(await change({ disabled: true, description: "" })).toMatchObject({ disabledAt: stoppedAt, description: "" });
    expect(await change({ disabled: false })).toMatchObject({ disabledAt: null, disabledBecause: null });
    const lines = await db.auditEntry.findMany({ where: { action: "webhook.updated" }, orderBy: { id: "asc" } });
    expect(lines.map(({ after }) => (after as { disabled: boolean }).disabled)).toEqual([false, true, true, false]);
  });

  test("is deleted with all it was sent; a second time it is not there", async () => {
    const { id } = (await make()).webhook;
    await sendTestEvent(integrator, id);
    expect(await outcomes([deleteWebhook(integrator, id), deleteWebhook(integrator, id)])).toMatchObject({ done: 1 });
    expect(await outcome(deleteWebhook(integrator, id))).toBe("not_found");
    expect(await db.webhookDelivery.count()).toBe(0);
    expect(await db.auditEntry.count({ where: { action: "webhook.deleted" } })).toBe(1);
  });
});

describe("only who manages integrations", () => {
  const deeds = (actor: Parameters<typeof listWebhooks>[0], id: string) => [
    createWebhook(actor, input, reach),
    listWebhooks(actor),
    getWebhook(actor, id),
    updateWebhook(actor, id, { description: "mine" }, reach),
    rotateWebhookSecret(actor, id, { immediately: true }),
    listDeliveries(actor, { webhookId: id }),
    replayDelivery(actor, id, uuidv7()),
    replayDeadDeliveries(actor, id),
    sendTestEvent(actor, id),
    deleteWebhook(actor, id),
  ];

  test.each(["guest", "member", "manager", "moderator", "editor", "agent"])("not a %s", async (who) => {
    const { id } = (await make()).webhook;
    const before = await db.webhook.findMany();
    const actor = who === "guest" ? guest : await asActor(who === "member" ? await makeMember() : await makeStaff(who));
    expect(await outcomes(deeds(actor, id))).toEqual({ forbidden: 10 });
    expect(await db.webhook.findMany()).toEqual(before);
  });

  test("and nobody who was silenced meanwhile", async () => {
    const { id } = (await make()).webhook;
    await db.member.update({ where: { id: integrator.id }, data: { standing: "silenced" } });
    expect(await outcomes(deeds(await asActor(integrator), id))).toEqual({ forbidden: 10 });
  });

  test("finds nothing under an id that there is not, whatever it looks like", async () => {
    for (const id of [uuidv7(), "", "1", "'; DROP TABLE", "\0"])
      expect(await outcomes(deeds(integrator, id).slice(2))).toEqual({ not_found: 8 });
  });
});

describe("what a program may send", () => {
  test.each([
    ["no kinds", { kinds: [] }, "facts_missing"],
    ["an unknown kind", { kinds: ["member.joined", "member.deleted_everything"] }, "fact_unknown"],
    ["a kind that stays in the club", { kinds: ["member.followed"] }, "fact_unknown"],
    ["a property of every object", { kinds: ["constructor"] }, "fact_unknown"],
    ["hidden directions of writing", { description: "a\u202eb" }, "name_forbidden_characters"],
    ["a description without end", { description: "x".repeat(201) }, "text_too_long"],
  ])("is not %s", (_what, given, code) => {
    const { error } = CreateWebhook.safeParse({ ...input, ...given });
    expect(error?.issues[0]?.message).toContain(`"code":"${code}"`);
  });
});

describe("the list of messages", () => {
  async function makeDeliveries(webhookId: string, count: number, state: object) {
    const at = new Date("2027-01-01T00:00:00Z");
    const rows = Array.from({ length: count }, () => ({
      id: uuidv7(),
      eventId: uuidv7(),
      kind: "topic.created",
      body: "{}",
    }));
    await db.webhookDelivery.createMany({ data: rows.map((row) => ({ ...row, webhookId, createdAt: at, ...state })) });
  }

  test("comes by pages without gap or double, and by state; another list's cursor is refused", async () => {
    const { id: webhookId } = (await make()).webhook;
    const { id: other } = (await make()).webhook;
    await makeDeliveries(webhookId, 7, { deliveredAt: now() });
    await makeDeliveries(webhookId, 3, { deadAt: now() });
    await makeDeliveries(webhookId, 1, { nextAt: now() });
    await makeDeliveries(other, 2, { nextAt: now() });
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page = await listDeliveries(integrator, { webhookId, after, limit: 4 });
      seen.push(...page.items.map(({ id }) => id));
      after = page.next;
    } while (after);
    expect([seen.length, new Set(seen).size]).toEqual([11, 11]);
    const dead = await listDeliveries(integrator, { webhookId, state: "dead", limit: 2 });
    expect(dead.items.map(({ state }) => state)).toEqual(["dead", "dead"]);
    expect(await outcome(listDeliveries(integrator, { webhookId, after: dead.next }))).toBe("position_malformed");
    expect(await outcome(listDeliveries(integrator, { webhookId, after: "x" }))).toBe("position_malformed");
    expect(await getWebhook(integrator, webhookId)).toMatchObject({ waiting: 1, dead: 3 });
  });

  test("sends dead ones again, all of this webhook and of no other, once", async () => {
    const { id: webhookId } = (await make()).webhook;
    const { id: other } = (await make()).webhook;
    await makeDeliveries(webhookId, 3, { deadAt: now(), attempts: 10 });
    await makeDeliveries(other, 1, { deadAt: now() });
    const counts = await Promise.all([1, 2].map(() => replayDeadDeliveries(integrator, webhookId)));
    expect(counts[0]!.replayed + counts[1]!.replayed).toBe(3);
    expect(await getWebhook(integrator, webhookId)).toMatchObject({ waiting: 3, dead: 0 });
    const [{ jobs }] = await db.$queryRaw<
      [{ jobs: number }]
    >`SELECT count(*)::int AS jobs FROM graphile_worker.jobs WHERE task_identifier = 'send_webhook'`;
    expect(jobs).toBe(3);
    const foreign = await db.webhookDelivery.findFirstOrThrow({ where: { webhookId: other } });
    expect(await outcome(replayDelivery(integrator, webhookId, foreign.id))).toBe("not_found");
    expect(await outcome(replayDelivery(integrator, webhookId, "x"))).toBe("not_found");
  });
});
