import { expect, it, onTestFinished } from "vitest";
import { signOut } from "#app/domain/accounts/end-session.server.ts";
import { reply } from "#app/domain/forums/reply.server.ts";
import { sessionOf as sessionInCookie } from "#realtime/who.server.ts";
import { asActor, makeMember, makeStaff } from "#tests/factories/accounts.ts";
import { makeTopic } from "#tests/factories/forums.ts";
import { expectToStop, startClub } from "#tests/setup/club.ts";
import { inDatabase, makeDatabase } from "#tests/setup/database.ts";
import { sessionOf } from "../http/small-site.ts";
import { type Browser, openBrowser } from "./browser.ts";

const patience = { timeout: 20_000, interval: 20 };
const hears = (browser: Browser, ...message: Browser["told"][number]) =>
  expect.poll(() => browser.told, patience).toContainEqual(message);

it("two processes on one database see each other's messages, and each ends what ended elsewhere", async () => {
  const database = await makeDatabase();
  onTestFinished(database.drop);
  const clubs = [1, 2].map(() => startClub({ DATABASE_URL: database.url, SERVICES: "realtime" }));
  const [one, two] = await Promise.all(
    clubs.map(async (club) => `http://127.0.0.1:${(await club.hear(/on port (\d+)/))[1]}`),
  );
  const { topic, staff, cookie, reader } = await inDatabase(database.url, async () => {
    const staff = await makeStaff("moderator");
    return {
      topic: await makeTopic(),
      staff,
      cookie: await sessionOf(staff),
      reader: await sessionOf(await makeMember()),
    };
  });
  const [here, there] = [await openBrowser(one!, cookie), await openBrowser(two!, reader)];
  await there.enter("duty");
  await hears(there, "duty", { count: 1, members: 0 });
  for (const browser of [here, there]) expect(await browser.enter(`topic:${topic.id}`)).toMatchObject({ ok: true });

  here.socket.emit("typing", topic.id);
  await hears(there, "typing", { topicId: topic.id, memberId: staff.id, isStaff: true });

  const post = await inDatabase(database.url, async () => {
    const author = await asActor(await makeMember());
    return { ...(await reply(author, { topicId: topic.id, body: "از پردازهٔ سوم" })), authorId: author.id };
  });
  const news = { topicId: topic.id, what: "posted", postId: post.postId, authorId: post.authorId };
  for (const browser of [here, there]) await hears(browser, "topic", news);

  await inDatabase(database.url, () => signOut(sessionInCookie(cookie)!));
  await hears(here, "farewell", "session_ended");
  await expectToStop(clubs[1]!);
  await hears(there, "farewell", "stopping");
  await expectToStop(clubs[0]!);
});
