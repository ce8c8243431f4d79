import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { guest, type MemberActor } from "#app/domain/core/actor.ts";
import { createWebhook } from "#app/domain/integrations/create-webhook.server.ts";
import { deleteWebhook } from "#app/domain/integrations/delete-webhook.server.ts";
import { rotateWebhookSecret } from "#app/domain/integrations/rotate-webhook-secret.server.ts";
import { sendDelivery } from "#app/domain/integrations/send-delivery.server.ts";
import { sendTestEvent } from "#app/domain/integrations/send-test-event.server.ts";
import { sweepDeliveries } from "#app/domain/integrations/sweep-deliveries.server.ts";
import { updateWebhook } from "#app/domain/integrations/update-webhook.server.ts";
import { addSeconds, daySeconds, setClock } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { asActor, makeStaff } from "#tests/factories/accounts.ts";
import { outcome } from "../forums/proof.ts";
import { deliverAgain } from "../notifications/deliver.ts";
import { answers, expectedSignature, startReceiver } from "./receiver.ts";
import { thisMachine } from "./this-machine.ts";
import { deliveries, jobs, only, sending, somebodyJoins, webhookTo } from "./told.ts";

const start = new Date("2027-03-01T08:00:00Z");
let integrator: MemberActor;

beforeEach(async () => {
  setClock(start);
  integrator = await asActor(await makeStaff("integrator"));
});

afterEach(() => setClock(null));

describe("a message", () => {
  test("arrives signed, with an id, the time of the attempt and what happened", async () => {
    const receiver = await startReceiver();
    const { secret } = await webhookTo(integrator, receiver.url);
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
    await webhookTo(integrator, one.url);
    await webhookTo(integrator, other.url);
    const deaf = await createWebhook(
      integrator,
      { address: one.url, description: "", kinds: ["topic.created"] },
      thisMachine,
    );
    const stopped = await webhookTo(integrator, one.url);
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
    await webhookTo(integrator, receiver.url);
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
    await webhookTo(integrator, receiver.url);
    await somebodyJoins();
    const { id } = await only();
    await Promise.all([sendDelivery(id, sending), sendDelivery(id, sending)]);
    expect(await only()).toMatchObject({ attempts: 1, nextAt: addSeconds(start, 5) });
  });

  test("to a webhook that is gone is nobody's fault", async () => {
    const receiver = await startReceiver();
    const { webhook } = await webhookTo(integrator, receiver.url);
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
    const { webhook, secret: old } = await webhookTo(integrator, receiver.url);
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
    const { webhook } = await webhookTo(integrator, (await startReceiver()).url);
    await Promise.all([1, 2, 3].map(() => rotateWebhookSecret(integrator, webhook.id, { immediately: false })));
    const row = await db.webhook.findUniqueOrThrow({ where: { id: webhook.id } });
    expect(row.previousSecret).not.toBeNull();
    expect(row.previousSecret).not.toBe(row.secret);
    const { webhook: ended } = await rotateWebhookSecret(integrator, webhook.id, { immediately: true });
    expect(ended.previousSecretUntil).toBeNull();
    expect(await db.webhook.findUniqueOrThrow({ where: { id: webhook.id } })).toMatchObject({ previousSecret: null });
  });
});

describe("what lies around", () => {
  test("is swept: delivered after a month, dead after three", async () => {
    const receiver = await startReceiver();
    await webhookTo(integrator, receiver.url);
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
    const { webhook } = await webhookTo(integrator, receiver.url);
    await db.webhook.update({ where: { id: webhook.id }, data: { secret: "sealed-by-another-club" } });
    await somebodyJoins();
    await sendDelivery((await only()).id, sending);
    expect(receiver.received).toEqual([]);
    expect(await only()).toMatchObject({ lastError: "secret_unreadable", nextAt: addSeconds(start, 5) });
    expect(await outcome(sendTestEvent(guest, webhook.id))).toBe("forbidden");
  });
});
