import { expect, onTestFinished, test } from "vitest";
import { db } from "#app/platform/db/client.server.ts";
import { log } from "#app/platform/log.server.ts";
import { startPushWorker } from "#app/worker/queue.server.ts";
import { makeMember } from "#tests/factories/accounts.ts";
import { writeReply, writeTopic } from "#tests/factories/discussion.ts";
import { workerDatabase } from "#tests/setup/database.ts";
import { manners } from "../integrations/receiver.ts";
import { thisMachine } from "../integrations/this-machine.ts";
import { deliverFacts } from "./deliver.ts";
import { startPushService, switchOn } from "./push-service.ts";

const patience = { timeout: 50_000, interval: 25 };

async function startWorker(): Promise<void> {
  const sending = { reach: thisMachine, limits: { patienceMs: 1_000, maxAnswerBytes: 1024 } };
  const runner = await startPushWorker(await workerDatabase(), log.child({}, { level: "silent" }), sending);
  onTestFinished(() => runner.stop());
}

test("two workers send to each device once, and a push service that hangs holds up no other", async () => {
  const [open, silent] = [await startPushService(), await startPushService()];
  silent.answer = manners.hangs;
  const author = await makeMember();
  const topic = await writeTopic({ authorId: author.id });
  await deliverFacts();
  await switchOn(silent.origin, author.id, "/silent");
  for (const path of ["/1", "/2", "/3"]) await switchOn(open.origin, author.id, path);
  await writeReply(topic);
  await deliverFacts();
  await Promise.all([startWorker(), startWorker()]);
  await expect.poll(() => db.push.count(), patience).toBe(1);
  await expect.poll(() => db.pushDevice.count({ where: { failures: 1 } }), patience).toBe(1);
  expect(open.received.map(({ path }) => path).sort()).toEqual(["/1", "/2", "/3"]);
  expect(silent.received).toHaveLength(1);
});
