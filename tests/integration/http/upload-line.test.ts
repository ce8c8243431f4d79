import { once } from "node:events";
import { request as ask, type ClientRequest, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { beforeEach, expect, it, onTestFinished } from "vitest";
import { optionalActor } from "#app/http/actor.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import { newHealth } from "#app/http/health.server.ts";
import { createListener } from "#app/http/listener.server.ts";
import { makeMember } from "#tests/factories/accounts.ts";
import { until } from "#tests/setup/club.ts";
import { sessionOf } from "./small-site.ts";

const large = 2 * 1024 * 1024;

let port: number;
/** The forms that were read, by name, and what has each answered. */
let read: Map<string, () => void>;

/** A site whose page reads a form and answers when it is told to. */
beforeEach(async () => {
  read = new Map();
  const pages = async (request: Request) => {
    await optionalActor(request);
    await readForm(request, 2 * large);
    await new Promise<void>((resolve) => read.set(new URL(request.url).pathname.slice(1), resolve));
    return new Response("read");
  };
  const parts = { health: { ...newHealth([]), phase: "running" as const }, pages };
  const server = createServer(createListener({ ...parts, files: (_request, _response, next) => next() }));
  onTestFinished(() => server.close().closeAllConnections());
  await once(server.listen(0, "127.0.0.1"), "listening");
  port = (server.address() as AddressInfo).port;
});

function send(name: string, cookie: string, bytes = large): ClientRequest {
  const head = '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n';
  const body = Buffer.concat([Buffer.from(head), Buffer.alloc(bytes), Buffer.from("\r\n--x--\r\n")]);
  const headers = { Cookie: cookie, "Content-Type": "multipart/form-data; boundary=x", "Content-Length": body.length };
  const asking = ask({ port, host: "127.0.0.1", method: "POST", path: `/${name}`, headers, agent: false });
  asking.on("error", () => undefined); // those that are given up
  asking.end(body);
  return asking;
}

const areRead = (...names: string[]) =>
  until(
    () => Promise.resolve(names.every((name) => read.has(name))),
    (all) => all,
  );

it("of one sender's large forms two are in memory; one that is answered or given up makes room for the next", async () => {
  const [mine, theirs] = [await sessionOf(await makeMember()), await sessionOf(await makeMember())];
  const [first] = [send("first", mine), send("second", mine)];
  await areRead("first", "second");
  const [impatient] = [send("impatient", mine), send("third", mine)];
  send("others", theirs);
  send("small", mine, 100);
  await areRead("others", "small");
  expect([read.has("impatient"), read.has("third")]).toEqual([false, false]);

  impatient.destroy();
  first.destroy();
  await areRead("third");
  send("fourth", mine);
  send("small-too", mine, 100);
  await areRead("small-too");
  expect(read.has("fourth")).toBe(false);
  read.get("second")!();
  await areRead("fourth");
});
