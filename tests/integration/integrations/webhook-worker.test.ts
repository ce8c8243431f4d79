import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import type { MemberActor } from "#app/domain/core/actor.ts";
import { createWebhook } from "#app/domain/integrations/create-webhook.server.ts";
import { sendTestEvent } from "#app/domain/integrations/send-test-event.server.ts";
import { webhooksMax } from "#app/domain/integrations/webhook-rules.ts";
import { db } from "#app/platform/db/client.server.ts";
import { log } from "#app/platform/log.server.ts";
import { startWebhookWorker } from "#app/worker/queue.server.ts";
import { asActor, makeStaff } from "#tests/factories/accounts.ts";
import { workerDatabase } from "#tests/setup/database.ts";
import { answers, manners, startReceiver } from "./receiver.ts";
import { thisMachine } from "./this-machine.ts";

const patience = { timeout: 50_000, interval: 25 };
const script = fileURLToPath(new URL("./webhook-process-main.ts", import.meta.url));
let integrator: MemberActor;

beforeEach(async () => {
  integrator = await asActor(await makeStaff("integrator"));
});

async function webhookTo(address: string): Promise<string> {
  const input = { address, description: "", kinds: ["member.joined" as const] };
  return (await createWebhook(integrator, input, thisMachine)).webhook.id;
}

/** The worker in this process, until the test ends. */
async function startHere(patienceMs: number): Promise<void> {
  const sending = { reach: thisMachine, limits: { patienceMs, maxAnswerBytes: 1024 } };
  const runner = await startWebhookWorker(await workerDatabase(), log.child({}, { level: "silent" }), sending);
  onTestFinished(() => runner.stop());
}

/** The worker in a process of its own. */
async function startApart() {
  const child = fork(script, [await workerDatabase()], { env: { ...process.env, LOG_LEVEL: "silent" }, execArgv: [] });
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  };
  onTestFinished(kill);
  return { kill };
}

const states = async () =>
  (await db.webhookDelivery.findMany()).map(({ deliveredAt, attempts }) => (deliveredAt ? "delivered" : attempts));

describe("the worker of webhooks", () => {
  test("sends what is queued, and again what failed, by itself", async () => {
    const receiver = await startReceiver(answers(500));
    const id = await webhookTo(receiver.url);
    await sendTestEvent(integrator, id);
    await startHere(5_000);
    await expect.poll(() => receiver.received.length, patience).toBe(1);
    receiver.answer = answers(200);
    await expect.poll(states, patience).toEqual(["delivered"]);
    expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    await expect
      .poll(() => db.$queryRaw`SELECT * FROM graphile_worker.jobs WHERE task_identifier = 'send_webhook'`, patience)
      .toEqual([]);
  });

  test("lets no receiver wait for the others, though all of them hang with many messages", async () => {
    const silent = await startReceiver(manners.hangs);
    const open = await startReceiver();
    for (let count = 1; count < webhooksMax; count++) {
      const id = await webhookTo(silent.url);
      await sendTestEvent(integrator, id);
      await sendTestEvent(integrator, id);
    }
    await startHere(2_000);
    await expect.poll(() => silent.received.length, patience).toBeGreaterThanOrEqual(webhooksMax - 1);
    const id = await webhookTo(open.url);
    await sendTestEvent(integrator, id);
    await sendTestEvent(integrator, id);
    await expect.poll(() => open.received.length, patience).toBe(2);
    await expect.poll(() => silent.received.length, patience).toBeGreaterThanOrEqual(2 * (webhooksMax - 1));
  });

  test("that is killed in the middle is followed by one that sends the same message under the same id", async () => {
    const receiver = await startReceiver(manners.hangs);
    const id = await webhookTo(receiver.url);
    const { deliveryId } = await sendTestEvent(integrator, id);
    const first = await startApart();
    await expect.poll(() => receiver.received.length, patience).toBe(1);
    await first.kill();
    receiver.answer = answers(200);
    await startApart();
    await expect.poll(states, patience).toEqual(["delivered"]);
    expect(receiver.received.map(({ headers }) => headers["webhook-id"])).toEqual([deliveryId, deliveryId]);
    expect(receiver.received[1]!.body).toBe(receiver.received[0]!.body);
  });
});
