import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { guest, type MemberActor } from "#app/domain/core/actor.ts";
import { publish } from "#app/domain/core/publish.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { createWebhook } from "#app/domain/integrations/create-webhook.server.ts";
import { deleteWebhook } from "#app/domain/integrations/delete-webhook.server.ts";
import { replayDeadDeliveries, replayDelivery } from "#app/domain/integrations/replay-deliveries.server.ts";
import { rotateWebhookSecret } from "#app/domain/integrations/rotate-webhook-secret.server.ts";
import { type Sending, sendDelivery } from "#app/domain/integrations/send-delivery.server.ts";
import { sendTestEvent } from "#app/domain/integrations/send-test-event.server.ts";
import { sweepDeliveries } from "#app/domain/integrations/sweep-deliveries.server.ts";
import { updateWebhook } from "#app/domain/integrations/update-webhook.server.ts";
import { addSeconds, daySeconds, hourSeconds, now, setClock } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { asActor, makeMember, makeStaff } from "#tests/factories/accounts.ts";
import { outcome } from "../forums/proof.ts";
import { deliverAgain, deliverFacts } from "../notifications/deliver.ts";
import { answers, expectedSignature, manners, startReceiver } from "./receiver.ts";
import { thisMachine } from "./this-machine.ts";

const start = new Date("2027-03-01T08:00:00Z");
const sending: Sending = { reach: thisMachine, chance: () => 0 };
let integrator: MemberActor;

beforeEach(async () => {
  setClock(start);
  integrator = await asActor(await makeStaff("integrator"));
});

afterEach(() => setClock(null));

async function webhookTo(address: string) {
  return createWebhook(integrator, { address, description: "CRM", kinds: ["member.joined"] }, thisMachine);
}

/** Somebody joins, and the fact reaches its reactions. */
async function somebodyJoins(): Promise<string> {
  const { id } = await makeMember();
  const eventId = await transaction((tx) => publish(tx, "member.joined", { memberId: id }, null));
  await deliverFacts();
  return eventId;
}

const deliveries = () => db.webhookDelivery.findMany({ orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
const only = async () => (await deliveries())[0]!;

/** The jobs that wait for a receiver. */
const jobs = () =>
  db.$queryRaw<{ queue: string; key: string; at: Date }[]>`
    SELECT queue_name AS queue, key, run_at AS at FROM graphile_worker.jobs
    WHERE task_identifier = 'send_webhook' ORDER BY id`;

/** Runs the job when it is due, again and again, until nothing is to come. */
async function sendToTheEnd(id: string): Promise<Date[]> {
  const times: Date[] = [];
  for (let row = await only(); row.nextAt; row = await only()) {
    setClock(row.nextAt);
    times.push(now());
    await sendDelivery(id, sending);
  }
  return times;
}

describe("a message", () => {
  test("arrives signed, with an id, the time of the attempt and what happened", async () => {
    const receiver = await startReceiver();
    const { secret } = await webhookTo(receiver.url);
    await somebodyJoins();
    const { id, nextAt } = await only();
    expect(await jobs()).toEqual([{ queue: expect.stringContaining("webhook:"), key: `webhook:${id}`, at: nextAt }]);
    await sendDelivery(id, sending);
    const [message] = receiver.received;
    expect(message).toMatchObject({
      method: "POST",
      path: "/hook?key=1",
      headers: {
        "content-type": "application/json",
        "webhook-id": id,
        "webhook-timestamp": String(start.getTime() / 1000),
        "webhook-signature": expectedSignature(secret, message!),
      },
    });
    const { memberId } = (await db.event.findFirstOrThrow({ where: { kind: "member.joined" } })).payload as {
      memberId: string;
    };
    expect(JSON.parse(message!.body)).toMatchObject({ type: "member.joined", data: { memberId } });
    expect(await only()).toMatchObject({
      attempts: 1,
      lastStatus: 200,
      lastError: null,
      deliveredAt: start,
      nextAt: null,
    });
  });

  test("is made once for each webhook that asked, however often the fact is delivered", async () => {
    const [one, other] = [await startReceiver(), await startReceiver()];
    await webhookTo(one.url);
    await webhookTo(other.url);
    const deaf = await createWebhook(
      integrator,
      { address: one.url, description: "", kinds: ["topic.created"] },
      thisMachine,
    );
    const stopped = await webhookTo(one.url);
    await updateWebhook(integrator, stopped.webhook.id, { disabled: true });
    await somebodyJoins();
    await deliverAgain();
    await Promise.all([deliverAgain(), deliverAgain()]);
    const made = await deliveries();
    expect(made).toHaveLength(2);
    expect(made.map(({ webhookId }) => webhookId)).not.toContain(deaf.webhook.id);
    expect(await jobs()).toHaveLength(2);
  });

  test("has the same id when a process was killed after sending it, so that the receiver can tell", async () => {
    const receiver = await startReceiver();
    await webhookTo(receiver.url);
    await somebodyJoins();
    const before = await only();
    await sendDelivery(before.id, sending);
    await db.webhookDelivery.update({ where: { id: before.id }, data: before });
    await sendDelivery(before.id, sending);
    const [first, second] = receiver.received;
    expect(second!.headers["webhook-id"]).toBe(first!.headers["webhook-id"]);
    expect(second!.body).toBe(first!.body);
    await sendDelivery(before.id, sending);
    expect(receiver.received).toHaveLength(2);
  });

  test("that two jobs send at once counts as one attempt", async () => {
    const receiver = await startReceiver(answers(500));
    await webhookTo(receiver.url);
    await somebodyJoins();
    const { id } = await only();
    await Promise.all([sendDelivery(id, sending), sendDelivery(id, sending)]);
    expect(await only()).toMatchObject({ attempts: 1, nextAt: addSeconds(start, 5) });
  });

  test("to a webhook that is gone is nobody's fault", async () => {
    const receiver = await startReceiver();
    const { webhook } = await webhookTo(receiver.url);
    await somebodyJoins();
    const { id } = await only();
    await deleteWebhook(integrator, webhook.id);
    await sendDelivery(id, sending);
    expect(receiver.received).toEqual([]);
  });
});

describe("while a secret is rotated", () => {
  test("both sign for a day, the new one first; then the new one alone", async () => {
    const receiver = await startReceiver();
    const { webhook, secret: old } = await webhookTo(receiver.url);
    const { secret, webhook: rotated } = await rotateWebhookSecret(integrator, webhook.id, { immediately: false });
    expect(rotated.previousSecretUntil).toEqual(addSeconds(start, daySeconds));
    const signatures = async () => {
      const { deliveryId } = await sendTestEvent(integrator, webhook.id);
      await sendDelivery(deliveryId, sending);
      const message = receiver.received.at(-1)!;
      const known = { [expectedSignature(secret, message)]: "new", [expectedSignature(old, message)]: "old" };
      return String(message.headers["webhook-signature"])
        .split(" ")
        .map((signature) => known[signature]);
    };
    expect(await signatures()).toEqual(["new", "old"]);
    setClock(addSeconds(start, daySeconds));
    expect(await signatures()).toEqual(["new"]);
    setClock(addSeconds(start, daySeconds + 1));
    await sweepDeliveries();
    expect(await db.webhook.findUniqueOrThrow({ where: { id: webhook.id } })).toMatchObject({ previousSecret: null });
    expect(await signatures()).toEqual(["new"]);
  });

  test("a leaked one ends at once, and of three at once two are live", async () => {
    const { webhook } = await webhookTo((await startReceiver()).url);
    await Promise.all([1, 2, 3].map(() => rotateWebhookSecret(integrator, webhook.id, { immediately: false })));
    const row = await db.webhook.findUniqueOrThrow({ where: { id: webhook.id } });
    expect(row.previousSecret).not.toBeNull();
    expect(row.previousSecret).not.toBe(row.secret);
    const { webhook: ended } = await rotateWebhookSecret(integrator, webhook.id, { immediately: true });
    expect(ended.previousSecretUntil).toBeNull();
    expect(await db.webhook.findUniqueOrThrow({ where: { id: webhook.id } })).toMatchObject({ previousSecret: null });
  });
});

describe("a receiver that fails", () => {
  test("gets it ten times over three days, then it is dead until somebody sends it again", async () => {
    const receiver = await startReceiver(answers(500));
    const { webhook } = await webhookTo(receiver.url);
    await somebodyJoins();
    const { id } = await only();
    const times = await sendToTheEnd(id);
    const hours = times.map((at) => Math.round(((at.getTime() - start.getTime()) / 1000 / hourSeconds) * 100) / 100);
    expect(hours).toEqual([0, 0, 0.08, 0.58, 2.58, 7.58, 17.58, 31.58, 51.58, 75.58]);
    expect(await only()).toMatchObject({ attempts: 10, lastStatus: 500, deadAt: now(), nextAt: null });
    const stamps = receiver.received.map(({ headers }) => headers["webhook-timestamp"]);
    expect(stamps).toEqual(times.map((at) => String(Math.floor(at.getTime() / 1000))));
    expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"]))).toEqual(new Set([id]));
    receiver.answer = answers(204);
    await replayDelivery(integrator, webhook.id, id);
    expect(await only()).toMatchObject({ attempts: 0, nextAt: now(), deadAt: null });
    await sendDelivery(id, sending);
    expect(await only()).toMatchObject({ attempts: 1, lastStatus: 204, deliveredAt: now() });
  });

  test("queues the next attempt for when it is due, one job a message", async () => {
    await webhookTo((await startReceiver(answers(503))).url);
    await somebodyJoins();
    const { id } = await only();
    await sendDelivery(id, sending);
    expect((await jobs()).map(({ at }) => at)).toEqual([addSeconds(start, 5)]);
    await sendDelivery(id, sending);
    expect((await jobs()).map(({ at }) => at)).toEqual([addSeconds(start, 300)]);
  });

  test("is waited for as long as it asks, in seconds or with a date", async () => {
    const receiver = await startReceiver(answers(429, { "Retry-After": "3600" }));
    await webhookTo(receiver.url);
    await somebodyJoins();
    const { id } = await only();
    await sendDelivery(id, sending);
    expect((await only()).nextAt).toEqual(addSeconds(start, hourSeconds));
    receiver.answer = answers(503, { "Retry-After": addSeconds(start, 2 * hourSeconds).toUTCString() });
    await sendDelivery(id, sending);
    expect((await only()).nextAt).toEqual(addSeconds(start, 2 * hourSeconds));
  });

  test("and says 410 hears no more: the webhook is stopped until staff lets it go on", async () => {
    const receiver = await startReceiver(answers(410));
    const { webhook } = await webhookTo(receiver.url);
    await somebodyJoins();
    await somebodyJoins();
    const [first, second] = await deliveries();
    await sendDelivery(first!.id, sending);
    expect(await db.webhook.findUniqueOrThrow({ where: { id: webhook.id } })).toMatchObject({
      disabledAt: start,
      disabledBecause: "gone",
    });
    await sendDelivery(second!.id, sending);
    expect(receiver.received).toHaveLength(1);
    expect((await deliveries()).map(({ deadAt, lastError }) => [deadAt, lastError])).toEqual([
      [start, null],
      [start, "disabled"],
    ]);
    await somebodyJoins();
    expect(await deliveries()).toHaveLength(2);
    expect(await outcome(replayDeadDeliveries(integrator, webhook.id))).toBe("webhook_disabled");
    expect(await outcome(sendTestEvent(integrator, webhook.id))).toBe("webhook_disabled");
    receiver.answer = answers(200);
    expect(await updateWebhook(integrator, webhook.id, { disabled: false })).toMatchObject({
      disabledAt: null,
      disabledBecause: null,
    });
    expect(await replayDeadDeliveries(integrator, webhook.id)).toEqual({ replayed: 2 });
    for (const { id } of await deliveries()) await sendDelivery(id, sending);
    expect((await deliveries()).every(({ deliveredAt }) => deliveredAt !== null)).toBe(true);
  });

  test.each([
    ["redirects", answers(302, { Location: "http://127.0.0.1:1/elsewhere" }), { lastStatus: 302, lastError: null }],
    ["resets the connection", manners.resets, { lastStatus: null, lastError: "ECONNRESET" }],
    ["sends headers without end", manners.endlessHeaders, { lastStatus: null, lastError: "HPE_HEADER_OVERFLOW" }],
    ["is no web server", manners.nonsense, { lastStatus: null, lastError: expect.stringMatching(/^HPE_/) }],
    ["hangs", manners.hangs, { lastStatus: null, lastError: "timeout" }],
  ])("%s is tried again", async (_what, manner, seen) => {
    const receiver = await startReceiver(manner);
    await webhookTo(receiver.url);
    await somebodyJoins();
    await sendDelivery((await only()).id, { ...sending, limits: { patienceMs: 300, maxAnswerBytes: 1024 } });
    expect(receiver.received).toHaveLength(1);
    expect(await only()).toMatchObject({ ...seen, attempts: 1, nextAt: addSeconds(start, 5) });
  });

  test("is not there at all", async () => {
    const { url } = await startReceiver();
    await webhookTo(url.replace(/:\d+/, ":1025"));
    await somebodyJoins();
    await sendDelivery((await only()).id, sending);
    expect(await only()).toMatchObject({ lastStatus: null, lastError: "ECONNREFUSED", nextAt: addSeconds(start, 5) });
  });
});

describe("an answer's status has said it all", () => {
  test.each([
    ["when the rest is endless, of which 64 kB are read", manners.talksOnForEver, 1_000_000],
    ["when the rest is cut off", manners.endsInTheMiddle, 1_000_000],
    ["when the rest never comes", manners.hangsInTheMiddle, 300],
  ])("%s", async (_what, manner, patienceMs) => {
    const receiver = await startReceiver(manner);
    await webhookTo(receiver.url);
    await somebodyJoins();
    await sendDelivery((await only()).id, { ...sending, limits: { patienceMs, maxAnswerBytes: 64 * 1024 } });
    expect(await only()).toMatchObject({ lastStatus: 200, deliveredAt: start });
  });
});

describe("what lies around", () => {
  test("is swept: delivered after a month, dead after three", async () => {
    const receiver = await startReceiver();
    await webhookTo(receiver.url);
    await somebodyJoins();
    await sendDelivery((await only()).id, sending);
    receiver.answer = answers(410);
    await somebodyJoins();
    await sendDelivery((await deliveries())[1]!.id, sending);
    setClock(addSeconds(start, 30 * daySeconds));
    await sweepDeliveries();
    expect(await deliveries()).toHaveLength(2);
    setClock(addSeconds(start, 30 * daySeconds + 1));
    await sweepDeliveries();
    expect(await deliveries()).toMatchObject([{ lastStatus: 410 }]);
    setClock(addSeconds(start, 90 * daySeconds + 1));
    await sweepDeliveries();
    expect(await deliveries()).toEqual([]);
  });

  test("under another secret of the club is not sent unsigned", async () => {
    const receiver = await startReceiver();
    const { webhook } = await webhookTo(receiver.url);
    await db.webhook.update({ where: { id: webhook.id }, data: { secret: "sealed-by-another-club" } });
    await somebodyJoins();
    await sendDelivery((await only()).id, sending);
    expect(receiver.received).toEqual([]);
    expect(await only()).toMatchObject({ lastError: "secret_unreadable", nextAt: addSeconds(start, 5) });
    expect(await outcome(sendTestEvent(guest, webhook.id))).toBe("forbidden");
  });
});
