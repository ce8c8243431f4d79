import { afterEach, beforeEach, expect, test } from "vitest";
import { openDigests } from "#app/domain/notifications/digest-rules.ts";
import { addSeconds, daySeconds, now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { uuidv7 } from "#app/platform/ids.ts";
import { makeMember } from "#tests/factories/accounts.ts";
import { writeReply, writeTopic } from "#tests/factories/discussion.ts";
import { workerDatabase } from "#tests/setup/database.ts";
import { startMailServer, startRoughServer } from "../messages/mail-server.ts";
import { killAll, WorkerProcess } from "../worker/worker-process.ts";
import { deliverFacts } from "./deliver.ts";
import { readMail } from "./read-mail.ts";

const patience = { timeout: 60_000, interval: 50 };
let stop: (() => Promise<unknown>) | undefined;
let author: Awaited<ReturnType<typeof makeMember>>;
let topic: Awaited<ReturnType<typeof writeTopic>>;

beforeEach(async () => {
  author = await makeMember({ email: "zahra@example.org", emailProvenAt: now() });
  topic = await writeTopic({ authorId: author.id });
  await writeReply(topic);
  await deliverFacts();
  await db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
});

afterEach(async () => {
  await killAll();
  await stop?.();
});

/** A digest of the author's that is due whatever hour it is, and its job. */
async function dueDigest(): Promise<string> {
  const day = addSeconds(openDigests(now(), "Asia/Tehran").daily, daySeconds);
  const since = addSeconds(now(), -daySeconds);
  const { id } = await db.digest.create({ data: { id: uuidv7(), memberId: author.id, day, since } });
  await db.$queryRaw`SELECT graphile_worker.add_job('send_digest', json_build_object('digestId', ${id}::text),
    queue_name => 'digests', job_key => ${`digest:${id}`})::text`;
  return id;
}

async function startWorker(server: { port: number; stop(): Promise<unknown> }): Promise<WorkerProcess> {
  stop = server.stop;
  const site = { PUBLIC_URL: "https://club.example", MAIL_FROM: "club@club.example" };
  const worker = new WorkerProcess(await workerDatabase(), "none", {
    ...site,
    SMTP_URL: `smtp://127.0.0.1:${server.port}`,
  });
  await worker.hears("started");
  return worker;
}

const jobs = () =>
  db.$queryRaw<
    { task: string }[]
  >`SELECT task_identifier AS task FROM graphile_worker.jobs WHERE task_identifier = 'send_digest'`;

test("a worker killed while the mail server has the digest loses none: the next sends it again as the same mail", async () => {
  const raws: string[] = [];
  let isAnswering = false;
  const server = await startMailServer({
    onData: async (stream, _session, done) => {
      raws.push(Buffer.concat(await stream.toArray()).toString());
      if (isAnswering) done();
    },
  });
  const id = await dueDigest();
  const worker = await startWorker(server);
  await expect.poll(() => raws.length, patience).toBe(1);
  await worker.kill("SIGKILL");
  isAnswering = true;
  await db.$executeRaw`UPDATE "Digest" SET "startedAt" = "startedAt" - interval '2 minutes'`; // as if time had passed
  await startWorker(server);
  await expect.poll(jobs, patience).toEqual([]);
  expect(raws.map((raw) => readMail(raw).headers["message-id"])).toEqual(Array(2).fill(`<${id}@club.example>`));
  expect(await db.digest.findFirst()).toMatchObject({ handOvers: 2, sentAt: expect.any(Date) });
});

test("a mail server that takes the connection and never answers holds up no other work", async () => {
  await dueDigest();
  const silent = await startRoughServer({});
  await startWorker(silent);
  await expect.poll(() => db.digest.count({ where: { handOvers: 1 } }), patience).toBe(1);
  const reply = await writeReply(topic);
  const toldOfIt = { contentId: reply.id, memberId: author.id };
  await expect.poll(() => db.notification.count({ where: toldOfIt }), patience).toBe(1);
  await expect.poll(jobs, patience).toEqual([{ task: "send_digest" }]);
});
