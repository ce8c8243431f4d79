import { createServer, type Socket } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { publish } from "#app/domain/core/publish.server.ts";
import { db } from "#app/platform/db/client.server.ts";
import { freePort } from "#app/platform/db/embedded/server.server.ts";
import { makeMember } from "#tests/factories/accounts.ts";
import { expectToStop, startClub, until } from "#tests/setup/club.ts";
import { queryOne } from "#tests/setup/clusters.ts";
import { inDatabase, makeDatabase } from "#tests/setup/database.ts";
import { makeWire } from "#tests/setup/wire.ts";
import { ask } from "../http/ask.ts";

it("is not ready while its database is away, and is again by itself when it returns", async () => {
  const database = await makeDatabase();
  onTestFinished(database.drop);
  const wire = await makeWire(database.url);
  const club = startClub({ DATABASE_URL: wire.url, MEILI_URL: "http://127.0.0.1:1" });
  const origin = await club.ready();
  const ready = async () => {
    const { status, body } = await ask(origin, "/ready");
    return { ...(JSON.parse(body) as { status: string; parts: Record<string, string> }), code: status };
  };
  expect(await ready()).toMatchObject({
    ...{ status: "ready", code: 200 },
    parts: { database: "ok", worker: "ok", search: "unreachable" },
  });

  wire.cut();
  expect(await until(ready, ({ parts }) => parts.database !== "ok")).toMatchObject({
    status: "waiting",
    parts: { database: "unreachable", web: "ok" },
  });
  expect((await ready()).code).toBe(503);
  expect((await ask(origin, "/health")).status).toBe(200);
  const page = await ask(origin, "/", { headers: { Accept: "text/html" } });
  expect([page.status, page.headers["retry-after"]]).toEqual([503, "5"]);
  for (const words of ["در دسترس نیست", "not available right now"]) expect(page.body).toContain(words);
  const problem = await ask(origin, "/products/find?q=a");
  expect(problem.headers["content-type"]).toBe("application/problem+json");
  expect(JSON.parse(problem.body)).toMatchObject({
    status: 503,
    code: "unavailable",
    requestId: problem.headers["x-request-id"],
  });

  await wire.mend();
  await until(ready, ({ status }) => status === "ready");
  expect((await ask(origin, "/")).status).toBe(200);
  await inDatabase(database.url, async () => {
    const { id } = await makeMember();
    await db.$transaction((tx) => publish(tx, "member.joined", { memberId: id }, id));
  });
  await until(
    () => queryOne<{ lines: number }>(database.url, `SELECT count(*)::int AS lines FROM "Activity"`),
    ({ lines }) => lines === 1,
  );
  await expectToStop(club);
});

it("says while it starts that it is not ready, and stops cleanly when told so then", async () => {
  const silent = createServer(); // takes connections and never says a word
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void silent.close());
  const { port } = silent.address() as { port: number };
  const PORT = String(await freePort());
  const club = startClub({ PORT, DATABASE_URL: `postgresql://club:secret@127.0.0.1:${port}/club` });
  const connected = new Promise<Socket>((resolve) => silent.once("connection", resolve));
  const socket = await connected;
  const origin = `http://127.0.0.1:${PORT}`;
  const { status, body } = await ask(origin, "/ready");
  expect(status).toBe(503);
  expect(JSON.parse(body)).toMatchObject({ status: "starting", parts: { database: "starting", web: "starting" } });
  const page = await ask(origin, "/");
  expect([page.status, page.headers["retry-after"]]).toEqual([503, "2"]);
  await expectToStop(club);
  socket.destroy();
});
