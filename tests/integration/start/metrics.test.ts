import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { publish } from "#app/domain/core/publish.server.ts";
import { topicPath } from "#app/paths.ts";
import { db } from "#app/platform/db/client.server.ts";
import { makeMember } from "#tests/factories/accounts.ts";
import { makeForum, makeTopic } from "#tests/factories/forums.ts";
import { type Club, expectToStop, startClub, until } from "#tests/setup/club.ts";
import { inDatabase, makeDatabase } from "#tests/setup/database.ts";
import { ask } from "../http/ask.ts";

const token = "a-token-that-only-this-test-knows";
let database: Awaited<ReturnType<typeof makeDatabase>>;

beforeAll(async () => {
  database = await makeDatabase();
});
afterAll(() => database.drop());

/** A club on this file's database; its address on this machine, whatever it is called outside. */
async function start(settings: Record<string, string> = {}): Promise<{ club: Club; origin: string }> {
  const club = startClub({ DATABASE_URL: database.url, ...settings });
  await club.hear(/is ready/);
  const port = (await club.hear(/\(on port (\d+)\)|localhost:(\d+)/)).slice(1).find(Boolean);
  onTestFinished(() => void club.process.kill("SIGKILL"));
  return { club, origin: `http://127.0.0.1:${port}` };
}

/** The value of a metric with just these labels, as the text has them; undefined where there is none. */
function metric(text: string, name: string): number | undefined {
  const line = text.split("\n").find((candidate) => candidate.startsWith(`${name} `));
  return line === undefined ? undefined : Number(line.slice(name.length + 1));
}

describe("the metrics", () => {
  it("of a process with pages and worker count what was done, and name nobody", async () => {
    const { club, origin } = await start();
    const { member, topic, forum } = await inDatabase(database.url, async () => {
      const member = await makeMember();
      const forum = await makeForum();
      const topic = await makeTopic({ forumId: forum.id });
      await db.$transaction((tx) => publish(tx, "member.joined", { memberId: member.id }, member.id));
      return { member, topic, forum };
    });
    for (const path of [topicPath({ ...topic, forum }), `/members/${member.id}`]) await ask(origin, path);
    expect((await ask(origin, "/no-such-page-09121234567")).status).toBe(404);
    const form = { "Content-Type": "application/x-www-form-urlencoded", Origin: origin };
    await ask(origin, "/settings", { method: "POST", headers: form, body: "name=x" });
    const read = async () => (await ask(origin, "/metrics")).body;
    const text = await until(
      read,
      (body) =>
        metric(body, 'bashgah_facts_delivered_total{kind="member.joined"}') === 1 &&
        metric(body, 'bashgah_queue_jobs{state="waiting"}') === 0,
    );
    const requests = (route: string, status: string, method = "GET") =>
      metric(text, `bashgah_http_request_seconds_count{method="${method}",route="${route}",status="${status}"}`);
    expect(requests("/forums/:forum/:topic", "2xx")).toBe(1);
    expect(requests("/members/:member", "2xx")).toBe(1);
    expect(requests("*", "4xx")).toBe(1);
    expect(metric(text, 'bashgah_refusals_total{code="unauthenticated"}')).toBe(1);
    expect(metric(text, "bashgah_database_up")).toBe(1);
    expect(metric(text, "bashgah_database_waiting")).toBe(0);
    expect(metric(text, "bashgah_database_connection_held_seconds_count")).toBeGreaterThan(0);
    expect(metric(text, 'bashgah_queue_jobs{state="failed"}')).toBe(0);
    expect(metric(text, 'bashgah_jobs_total{task="deliver_fact",outcome="done"}')).toBeGreaterThan(0);
    for (const name of ["nodejs_eventloop_lag_p99_seconds", "process_resident_memory_bytes"])
      expect(metric(text, name)).toBeGreaterThan(0);
    expect(text).not.toMatch(/[\da-f]{8}-[\da-f]{4}-7/);
    expect(text).not.toContain("9121234567");
    expect(text).not.toContain(forum.slug);
    await expectToStop(club);
  });

  it("are there in a worker without pages too, with its health, and nothing else is", async () => {
    const { club, origin } = await start({ SERVICES: "worker" });
    expect((await ask(origin, "/health")).status).toBe(200);
    const ready = await ask(origin, "/ready");
    expect([ready.status, JSON.parse(ready.body).parts]).toEqual([200, { database: "ok", worker: "ok" }]);
    const { status, headers, body } = await ask(origin, "/metrics");
    expect([status, headers["content-type"]]).toEqual([200, "text/plain; version=0.0.4; charset=utf-8"]);
    expect(metric(body, "bashgah_database_up")).toBe(1);
    for (const path of ["/", "/sign-in", "/assets/x.js"]) expect((await ask(origin, path)).status).toBe(404);
    await expectToStop(club);
  });
});

describe("who may read them", () => {
  it("without a token: who asks on this machine by its own name, and nobody through a proxy", async () => {
    const { club, origin } = await start({ SERVICES: "web" });
    const port = new URL(origin).port;
    const asked = async (headers: Record<string, string> = {}) => (await ask(origin, "/metrics", { headers })).status;
    expect(await asked()).toBe(200);
    expect(await asked({ Host: `localhost:${port}` })).toBe(200);
    expect(await asked({ Host: "club.example" })).toBe(404);
    for (const header of ["X-Forwarded-For", "X-Real-IP", "Forwarded", "Via"])
      expect(await asked({ [header]: "127.0.0.1" }), header).toBe(404);
    await expectToStop(club);
  });

  it.each<Record<string, string>>([{ PUBLIC_URL: "https://club.example" }, { TRUST_PROXY: "yes" }])(
    "a published club shows them to nobody without a token (%j)",
    async (settings) => {
      const { club, origin } = await start({ SERVICES: "web", ...settings });
      expect((await ask(origin, "/metrics")).status).toBe(404);
      await expectToStop(club);
    },
  );

  it("with a token: who has it, from anywhere", async () => {
    const { club, origin } = await start({ SERVICES: "web", METRICS_TOKEN: token, PUBLIC_URL: "https://club.example" });
    const asked = async (authorization?: string) => {
      const headers: Record<string, string> = authorization ? { Authorization: authorization } : {};
      const { status, headers: got } = await ask(origin, "/metrics", { headers });
      return [status, got["www-authenticate"]];
    };
    const refused = [401, 'Bearer realm="metrics"'];
    expect(await asked()).toEqual(refused);
    for (const wrong of [`Bearer ${token}x`, `Bearer ${token.slice(1)}`, `Basic ${token}`, token])
      expect(await asked(wrong), wrong).toEqual(refused);
    expect(await asked(`Bearer ${token}`)).toEqual([200, undefined]);
    await expectToStop(club);
  });
});
