import { expect, it } from "vitest";
import { guest } from "#app/domain/core/actor.ts";
import { db } from "#app/platform/db/client.server.ts";
import { indexAll } from "#search/index-content.server.ts";
import { searchClub } from "#search/search-club.server.ts";
import { asActor, makeMember } from "#tests/factories/accounts.ts";
import { makeForum, makeGroup, makeTopic } from "#tests/factories/forums.ts";

async function meantBy(q: string, actor: Parameters<typeof searchClub>[0] = guest) {
  const page = await searchClub(actor, { q });
  return { meant: page.meant, found: page.items.length };
}

it("asks back in the spelling that stands in the club, and what it asks for is found", async () => {
  await makeTopic({ title: "همگام‌سازی عكس‌ها با نرم‌افزار" });
  await indexAll({});
  expect(await meantBy("همگامسزی با گوشی")).toEqual({ meant: null, found: 1 });
  const { meant } = await meantBy("همکامسزی عکسها");
  expect(meant).toBe("همگام‌سازی عکسها");
  expect(await meantBy(meant!)).toEqual({ meant: null, found: 1 });
});

it("asks nothing where nothing is like it, and nothing where all was found", async () => {
  await makeTopic({ title: "نرم‌افزار" });
  await indexAll({});
  for (const q of ["یخچال", "نرم افزار", "و از به", "!!", ""]) expect((await meantBy(q)).meant, q).toBeNull();
});

it("never says a word that stands only in what who asks may not read", async () => {
  const insider = await makeMember();
  const { id: groupId } = await makeGroup([insider.id]);
  const closed = await makeForum({ readers: "group", groupId });
  await makeTopic({ forumId: closed.id, title: "زمردینگاه تازه" });
  const { id: hiddenId } = await makeTopic({ title: "فیروزه‌کاری تازه" });
  await makeTopic({ title: "سخنی تازه" });
  await indexAll({});
  expect(await meantBy("زمردنگا تازه", await asActor(insider))).toMatchObject({ meant: "زمردینگاه تازه" });
  expect((await meantBy("فیروزکری تازه")).meant).toBe("فیروزه‌کاری تازه");
  await db.topic.update({ where: { id: hiddenId }, data: { hiddenAt: new Date() } });
  for (const q of ["زمردنگا تازه", "زمردینگا", "زمردی", "فیروزکری تازه", "فیروزکاری"])
    expect((await meantBy(q)).meant, q).toBeNull();
});
