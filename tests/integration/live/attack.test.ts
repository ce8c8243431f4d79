import { EventEmitter } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { beforeEach, expect, it } from "vitest";
import { signOut } from "#app/domain/accounts/end-session.server.ts";
import { reply } from "#app/domain/forums/reply.server.ts";
import { db } from "#app/platform/db/client.server.ts";
import { boundLine } from "#realtime/lines.server.ts";
import { openLive } from "#realtime/live.server.ts";
import type { Line } from "#realtime/types.ts";
import { sessionOf as sessionInCookie } from "#realtime/who.server.ts";
import { asActor, makeMember } from "#tests/factories/accounts.ts";
import { makeForum, makeGroup, makeTopic } from "#tests/factories/forums.ts";
import { workerDatabase } from "#tests/setup/database.ts";
import { sessionOf } from "../http/small-site.ts";
import { type Browser, openBrowser, roundTrip, serveLive } from "./browser.ts";
import { frame, openLine, speakTo } from "./raw-line.ts";

const patience = { timeout: 30_000, interval: 10 };
const many = (count: number) => Array.from({ length: count });
const names = ({ told }: Browser) => told.map(([name]) => name);

let origin: string;
beforeEach(async () => {
  origin = await serveLive();
});

it("who loses access while entering does not stay in the room", async () => {
  const members = await Promise.all(many(8).map(() => makeMember()));
  const author = await makeMember();
  const group = await makeGroup([...members, author].map(({ id }) => id));
  const topic = await makeTopic({ forumId: (await makeForum({ readers: "group", groupId: group.id })).id });
  const browsers = await Promise.all(members.map(async (member) => openBrowser(origin, await sessionOf(member))));
  const lost = { where: { memberId: { in: members.map(({ id }) => id) } } };
  await Promise.all([...browsers.map(({ enter }) => enter(`topic:${topic.id}`)), db.groupMember.deleteMany(lost)]);
  for (const browser of browsers)
    await expect.poll(() => browser.enter(`topic:${topic.id}`), patience).toMatchObject({ ok: false });
  const inside = await openBrowser(origin, await sessionOf(author));
  await inside.enter(`topic:${topic.id}`);
  await reply(await asActor(author), { topicId: topic.id, body: "تنها برای گروه" });
  await expect.poll(() => names(inside), patience).toContain("topic");
  for (const browser of browsers) {
    await roundTrip(browser);
    expect(names(browser)).not.toContain("topic");
  }
});

it("a connection whose session ends while it is made does not stay", async () => {
  const cookie = await sessionOf(await makeMember());
  const opening = many(8).map(() => openBrowser(origin, cookie));
  await signOut(sessionInCookie(cookie)!);
  const topic = await makeTopic({ forumId: (await makeForum({ readers: "members" })).id });
  for (const browser of await Promise.all(opening))
    await expect
      .poll(() => browser.socket.disconnected || browser.enter(`topic:${topic.id}`).catch(() => true), patience)
      .not.toMatchObject({ ok: true });
});

it("a member has thirty connections, and sixteen rooms on each, also when all are asked for at once", async () => {
  const cookie = await sessionOf(await makeMember());
  const browsers = await Promise.all(many(34).map(() => openBrowser(origin, cookie)));
  const refused = () => browsers.filter(({ told }) => told.some(([, why]) => why === "too_many"));
  await expect.poll(() => refused().length, patience).toBe(4);
  const kept = browsers.find((browser) => !refused().includes(browser))!;
  const topics = await Promise.all(many(20).map(() => makeTopic()));
  const answers = await Promise.all(topics.map(({ id }) => kept.enter(`topic:${id}`)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(16);
});

it("who leaves before having entered is not in the room", async () => {
  const topic = await makeTopic();
  const browser = await openBrowser(origin);
  const entering = browser.enter(`topic:${topic.id}`);
  browser.socket.emit("leave", `topic:${topic.id}`);
  await entering;
  await roundTrip(browser);
  await reply(await asActor(await makeMember()), { topicId: topic.id, body: "کسی اینجا نیست" });
  await roundTrip(browser);
  expect(browser.told).toEqual([]);
});

it("pages of other origins are refused, whatever they look like", async () => {
  const { host, port } = new URL(origin);
  for (const Origin of ["null", "", "file://", `http://127.0.0.1:${Number(port) + 1}`, `http://${host}.evil.example`])
    await expect(openBrowser(origin, "", { Origin }), Origin).rejects.toThrow();
  await expect(openBrowser(origin, "", { "Sec-Fetch-Site": "cross-site" })).rejects.toThrow();
  expect((await openBrowser(origin, "", { Origin: origin.toUpperCase() })).socket.connected).toBe(true);
});

it("frames that are no messages of ours end their own line at most", async () => {
  const bystander = await openBrowser(origin);
  const texts = ["40/admin,", "4", "9", '42["__proto__","x"]', '42["constructor"]', '42["disconnect"]', "42{}", "5x"];
  for (const text of texts) await speakTo(origin, ["40", text].map(frame));
  await speakTo(origin, [frame("40"), frame('451-["enter",{"_placeholder":true,"num":0}]'), frame("\0\xff", 0x82)]);
  await speakTo(origin, [frame("x".repeat(100)), Buffer.alloc(1_000_000, 0xff)]);
  const tooLong = await fetch(`${origin}/live/?EIO=4&transport=polling&sid=none`, { method: "POST", body: "x" });
  expect(tooLong.status).toBe(400);
  await roundTrip(bystander);
  expect(bystander.socket.connected).toBe(true);
});

it("a line is one connection, however often it asks to be one, and ends when it asks without end", async () => {
  const bystander = await openBrowser(origin);
  const asking = await openLine(origin);
  let said = "";
  asking.on("data", (chunk) => (said += chunk.toString("latin1")));
  asking.write(Buffer.concat(many(60).map(() => frame("40"))));
  await expect.poll(() => said.match(/44\{"message/g)?.length, patience).toBe(59);
  expect(said.match(/40\{"sid/g)).toHaveLength(1);
  const flood = await openLine(origin);
  const closed = new Promise((resolve) => flood.resume().once("close", resolve));
  flood.write(Buffer.concat(many(500).map(() => frame("40/x,"))));
  await closed;
  await roundTrip(bystander);
  asking.destroy();
});

it("who does not read what it is told is cut off", async () => {
  const ends: string[] = [];
  const line = Object.assign(new EventEmitter(), { readyState: "open", transport: {}, close: () => undefined });
  boundLine(line as unknown as Line, (why) => ends.push(why));
  for (let told = 0; told < 400; told++) line.emit("packetCreate");
  line.emit("flush");
  for (let told = 0; told < 500; told++) line.emit("packetCreate");
  expect(ends).toEqual([]);
  line.emit("packetCreate");
  expect(ends).toEqual(["deaf"]);
});

it("stopping does not wait for who never closes their side, and lets nobody in", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const live = openLive(server, await workerDatabase());
  const own = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const deaf = await openLine(own);
  await live.close();
  await expect(openBrowser(own)).rejects.toThrow();
  server.closeAllConnections();
  await expect.poll(() => countOpen(server), patience).toBe(0);
  deaf.destroy();
  await new Promise((resolve) => server.close(resolve));
});

function countOpen(server: ReturnType<typeof createServer>): Promise<number> {
  return new Promise((resolve, reject) =>
    server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
  );
}
