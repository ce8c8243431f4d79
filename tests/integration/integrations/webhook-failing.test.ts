import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { MemberActor } from "#app/domain/core/actor.ts";
import { replayDeadDeliveries, replayDelivery } from "#app/domain/integrations/replay-deliveries.server.ts";
import { sendDelivery } from "#app/domain/integrations/send-delivery.server.ts";
import { sendTestEvent } from "#app/domain/integrations/send-test-event.server.ts";
import { updateWebhook } from "#app/domain/integrations/update-webhook.server.ts";
import { addSeconds, hourSeconds, now, setClock } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { asActor, makeStaff } from "#tests/factories/accounts.ts";
import { outcome } from "../forums/proof.ts";
import { answers, manners, startReceiver } from "./receiver.ts";
import { deliveries, jobs, only, sending, somebodyJoins, webhookTo } from "./told.ts";

const start = new Date("2027-03-01T08:00:00Z");
let integrator: MemberActor;

beforeEach(async () => {
  setClock(start);
  integrator = await asActor(await makeStaff("integrator"));
});

afterEach(() => setClock(null));

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

describe("a receiver that fails", () => {
  test("gets it ten times over three days, then it is dead until somebody sends it again", async () => {
    const receiver = await startReceiver(answers(500));
    const { webhook } = await webhookTo(integrator, receiver.url);
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
    await webhookTo(integrator, (await startReceiver(answers(503))).url);
    await somebodyJoins();
    const { id } = await only();
    await sendDelivery(id, sending);
    expect((await jobs()).map(({ at }) => at)).toEqual([addSeconds(start, 5)]);
    await sendDelivery(id, sending);
    expect((await jobs()).map(({ at }) => at)).toEqual([addSeconds(start, 300)]);
  });

  test("is waited for as long as it asks, in seconds or with a date", async () => {
    const receiver = await startReceiver(answers(429, { "Retry-After": "3600" }));
    await webhookTo(integrator, receiver.url);
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
    const { webhook } = await webhookTo(integrator, receiver.url);
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
    await webhookTo(integrator, receiver.url);
    await somebodyJoins();
    await sendDelivery((await only()).id, { ...sending, limits: { patienceMs: 300, maxAnswerBytes: 1024 } });
    expect(receiver.received).toHaveLength(1);
    expect(await only()).toMatchObject({ ...seen, attempts: 1, nextAt: addSeconds(start, 5) });
  });

  test("is not there at all", async () => {
    const { url } = await startReceiver();
    await webhookTo(integrator, url.replace(/:\d+/, ":1025"));
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
    await webhookTo(integrator, receiver.url);
    await somebodyJoins();
    await sendDelivery((await only()).id, { ...sending, limits: { patienceMs, maxAnswerBytes: 64 * 1024 } });
    expect(await only()).toMatchObject({ lastStatus: 200, deliveredAt: start });
  });
});
