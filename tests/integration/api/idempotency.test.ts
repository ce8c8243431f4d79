import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { sweepIdempotentAnswers } from "#app/domain/integrations/sweep-answers.server.ts";
import { addSeconds, daySeconds, now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { makeMember } from "#tests/factories/accounts.ts";
import { makeTopic } from "#tests/factories/forums.ts";
import { ask as askAt } from "#tests/integration/http/ask.ts";
import { until } from "#tests/setup/club.ts";
import { workerDatabase } from "#tests/setup/database.ts";
import { startApi } from "./api-process.ts";
import { makeToken, serveApi } from "./server.ts";

const ask = serveApi();

let me: { id: string };
let token: string;
let path: string;
beforeEach(async () => {
  me = await makeMember();
  token = await makeToken(me);
  path = `/topics/${(await makeTopic()).id}/posts`;
});

const text = { body: "من همین را دارم." };
const replies = () => db.post.count({ where: { number: { gt: 1 } } });
const send = (key: string, json: object = text, as = token) =>
  ask(path, { method: "POST", token: as, json, headers: { "Idempotency-Key": key } });

describe("the same request with the same key", () => {
  it("is done once and gets the first answer again", async () => {
    const [first, again] = [await send("till-3-000117"), await send('"till-3-000117"')];
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toBe(first.body);
    for (const name of ["location", "etag", "content-type"]) expect(again.headers[name]).toBe(first.headers[name]);
    expect([first.headers["idempotency-replayed"], again.headers["idempotency-replayed"]]).toEqual([undefined, "true"]);
    expect(await replies()).toBe(1);
  });

  it("is done once when twenty arrive together; the others get its answer or are told to come back", async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => send("at-once")));
    for (const { status, json, headers } of answers.filter(({ status }) => status !== 201)) {
      expect([status, json.code]).toEqual([409, "idempotency_in_hand"]);
      expect(Number(headers["retry-after"])).toBeGreaterThan(0);
    }
    expect(answers.some(({ status }) => status === 201)).toBe(true);
    expect(await replies()).toBe(1);
    expect(await send("at-once")).toMatchObject({ status: 201, headers: { "idempotency-replayed": "true" } });
  });

  it("is forgotten after a day", async () => {
    await send("yesterday");
    await db.idempotentAnswer.updateMany({ data: { createdAt: addSeconds(now(), -daySeconds - 1) } });
    await db.post.updateMany({ data: { createdAt: addSeconds(now(), -daySeconds) } });
    const other = await send("yesterday", { body: "متن دیگر" });
    expect([other.status, other.headers["idempotency-replayed"]]).toEqual([201, undefined]);
    await db.idempotentAnswer.updateMany({ data: { createdAt: addSeconds(now(), -daySeconds - 1) } });
    await sweepIdempotentAnswers();
    expect(await db.idempotentAnswer.count()).toBe(0);
  });
});

describe("a key", () => {
  it("of another body, another address or another method is refused", async () => {
    await send("used");
    const reused = { status: 409, json: { code: "idempotency_key_reused" } };
    expect(await send("used", { body: "متن دیگر" })).toMatchObject(reused);
    const headers = { "Idempotency-Key": "used" };
    const like = { method: "PUT", token, headers };
    expect(await ask(path.replace("/posts", "/like"), like)).toMatchObject(reused);
    expect(await replies()).toBe(1);
  });

  it("belongs to its caller: another one's is another", async () => {
    const other = await makeToken(await makeMember());
    expect([(await send("mine")).status, (await send("mine", text, other)).status]).toEqual([201, 201]);
    expect(await replies()).toBe(2);
  });

  it("is free again after a refusal, which changed nothing", async () => {
    expect((await send("again", { body: "" })).status).toBe(422);
    expect((await send("again")).status).toBe(201);
    expect((await send("again-2")).json).toMatchObject({ status: 429 });
    expect(await db.idempotentAnswer.count()).toBe(1);
  });

  it.each(["", "two words", "ک".repeat(3), "x".repeat(256)])("%j is malformed", async (key) => {
    const answer = await send(encodeURI(key) === key ? key : Buffer.from(key).toString("latin1"));
    expect(answer).toMatchObject({ status: 400, json: { code: "idempotency_key_malformed" } });
  });
});

describe("when the process dies", () => {
  /** Sends the request to a process of its own that something holds up, and kills it there, as if what waits was never sent. */
  async function killHeldUp(key: string, hold: string, letGo: string): Promise<void> {
    const url = await workerDatabase();
    const holder = new Client({ connectionString: url });
    await holder.connect();
    onTestFinished(() => holder.end());
    await holder.query(hold);
    const doomed = startApi(url);
    const origin = await doomed.ready();
    const headers = { Authorization: `Bearer ${token}`, "Content-Type": "application/json", "Idempotency-Key": key };
    const asked = askAt(origin, `/api/v1${path}`, { method: "POST", headers, body: JSON.stringify(text) });
    const lost = expect(asked).rejects.toThrow();
    await until(countWaiting, (count) => count > 0);
    await doomed.stop("SIGKILL");
    await lost;
    await db.$queryRaw`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    await holder.query(letGo);
    await until(countWaiting, (count) => count === 0);
  }

  /** How many of this database's connections wait for somebody's lock. */
  async function countWaiting(): Promise<number> {
    const [row] = await db.$queryRaw<[{ count: number }]>`
      SELECT count(*)::int AS count FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    return row.count;
  }

  const aMinuteLater = () => db.idempotentAnswer.updateMany({ data: { createdAt: addSeconds(now(), -61) } });

  it("before the deed, the same request takes its place after a minute, and is done once", async () => {
    await killHeldUp("killed", `BEGIN; SELECT id FROM "Topic" FOR UPDATE`, "COMMIT");
    expect(await replies()).toBe(0);
    expect(await send("killed")).toMatchObject({ status: 409, json: { code: "idempotency_in_hand" } });
    await aMinuteLater();
    const answers = await Promise.all([send("killed"), send("killed")]);
    expect(answers.filter(({ status }) => status === 201).length).toBeGreaterThan(0);
    expect(await replies()).toBe(1);
  });

  it("between the deed and its answer, the deed is not done again", async () => {
    await db.$executeRaw`
      CREATE FUNCTION hold_answer() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.status >= 200 THEN PERFORM pg_advisory_xact_lock(4711); END IF;
        RETURN NEW;
      END $$`;
    await db.$executeRaw`
      CREATE TRIGGER hold_answer BEFORE UPDATE ON "IdempotentAnswer" FOR EACH ROW EXECUTE FUNCTION hold_answer()`;
    await killHeldUp("killed", "SELECT pg_advisory_lock(4711)", "SELECT pg_advisory_unlock(4711)");
    expect(await replies()).toBe(1);
    expect(await send("killed")).toMatchObject({ status: 409, json: { code: "idempotency_in_hand" } });
    await aMinuteLater();
    expect(await send("killed")).toMatchObject({ status: 409, json: { code: "idempotency_answer_lost" } });
    expect(await replies()).toBe(1);
  });

  afterEach(() => db.$executeRaw`DROP FUNCTION IF EXISTS hold_answer CASCADE`);
});

it("one that was thought dead and lives after all changes nothing any more", async () => {
  const holder = new Client({ connectionString: await workerDatabase() });
  await holder.connect();
  onTestFinished(() => holder.end());
  const { id: replyToId } = await db.post.findFirstOrThrow({ where: { number: 1 } });
  await holder.query(`BEGIN; LOCK TABLE "Post" IN ACCESS EXCLUSIVE MODE`);
  const slow = send("slow", { ...text, replyToId });
  await until(
    () => db.idempotentAnswer.count(),
    (count) => count === 1,
  );
  await db.idempotentAnswer.updateMany({ data: { createdAt: addSeconds(now(), -30) } });
  await holder.query("COMMIT");
  expect(await slow).toMatchObject({ status: 409, json: { code: "idempotency_in_hand" } });
  expect(await replies()).toBe(0);
});
