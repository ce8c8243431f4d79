import { beforeEach, describe, expect, it } from "vitest";
import { guest } from "#app/domain/core/actor.ts";
import { db } from "#app/platform/db/client.server.ts";
import { indexAll } from "#search/index-content.server.ts";
import { keptMax, listMisses, sweepMisses } from "#search/misses.server.ts";
import { fillSearch, reindex } from "#search/reindex.server.ts";
import { searchClub } from "#search/search-club.server.ts";
import { asActor, makeMember, makeStaff } from "#tests/factories/accounts.ts";
import { makeForum, makePost, makeTopic } from "#tests/factories/forums.ts";
import { findIds } from "./followed.ts";

describe("a page of results", () => {
  it("goes on where the one before ended, for the same question only", async () => {
    const { id: forumId } = await makeForum();
    const topic = await makeTopic({ forumId, text: "باتری" });
    for (let made = 0; made < 24; made++) await makePost({ topicId: topic.id, text: `باتری ${"خوب ".repeat(made)}` });
    await indexAll({});
    for (const sort of ["relevance", "date"] as const) {
      const first = await searchClub(guest, { q: "باتري", sort });
      expect(first).toMatchObject({ count: 25, width: "all" });
      const second = await searchClub(guest, { q: "باتری", sort, after: first.next });
      expect(second.next).toBeNull();
      const ids = [...first.items, ...second.items].map(({ id }) => id);
      expect(new Set(ids).size).toBe(25);
      const others = [
        { q: "خوب", sort },
        { q: "باتری", sort, forumId },
        { q: "باتری", sort, kind: "post" as const },
      ];
      for (const other of others)
        await expect(searchClub(guest, { ...other, after: first.next })).rejects.toMatchObject({
          code: "position_malformed",
        });
    }
  });

  it.each(["x", "0", "9.a.b", "0.0.0", "3", "' OR 1=1 --", "0zzz.zzz.00000000-0000-0000-0000-000000000000"])(
    "is refused to begin at «%s»",
    async (after) => {
      await expect(searchClub(guest, { q: "باتری", after })).rejects.toMatchObject({ code: "position_malformed" });
    },
  );

  it("marks what was looked for where it stands, in the spelling that stands there", async () => {
    await makeTopic({
      title: "باتري گوشي",
      text: `${"سخن ".repeat(200)} من مي خواهم باتري نو بخرم ${"سخن ".repeat(200)}`,
    });
    await indexAll({});
    const [found] = (await searchClub(guest, { q: "می‌خواهم باتری" })).items;
    expect(found!.title).toEqual(["", "باتري", " گوشي"]);
    const { snippet } = found!;
    expect(snippet.filter((_, index) => index % 2 === 1)).toEqual(["مي خواهم", "باتري"]);
    expect(snippet[0]).toMatch(/^… سخن/);
    expect(snippet.join("").length).toBeLessThan(220);
  });
});

describe("making everything anew", () => {
  it("finds what no fact told of, and drops what is gone", async () => {
    const topic = await makeTopic({ title: "باتری" });
    expect(await findIds(guest, "باتری")).toEqual([]);
    await fillSearch();
    expect(await findIds(guest, "باتری")).toEqual([topic.id]);
    await db.topic.update({ where: { id: topic.id }, data: { deletedAt: new Date() } });
    const other = await makeTopic({ title: "باتری" });
    await fillSearch();
    expect(await db.searchDocument.count({ where: { id: other.id } })).toBe(0);
    expect(await reindex()).toBe(true);
    expect(await findIds(guest, "باتری")).toEqual([other.id]);
    expect(await db.searchDocument.count({ where: { id: topic.id } })).toBe(0);
  });
});

describe("what nobody finds", () => {
  beforeEach(async () => {
    await makeTopic({ title: "باتری" });
    await indexAll({});
  });

  it("is told to staff by its words, without who looked for it", async () => {
    const member = await asActor(await makeMember());
    for (const q of ["یخچال", "يخچال", "باتری", "یخچال ساید"]) await searchClub(member, { q });
    await searchClub(member, { q: "یخچال", kind: "post" });
    for (const q of ["09123456789", "0912 345 67 89", "ali@example.com", "ا".repeat(100), "!!!", "  "])
      await searchClub(member, { q });
    const manager = await asActor(await makeStaff("manager"));
    const lines = (await listMisses(manager)).map(({ question, times }) => [question, times]);
    expect(lines).toEqual([
      ["یخچال", 2],
      ["یخچال ساید", 1],
    ]);
    await expect(listMisses(member)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("is not kept where who asks has filled their part of the report, nor does the report grow without end", async () => {
    await searchClub(guest, { q: "یخچال" }, async () => false);
    expect(await db.searchMiss.count()).toBe(0);
    const many = Array.from({ length: keptMax }, (_, at) => ({
      question: `پرسش ${at}`,
      times: 2,
      lastAt: new Date(at),
    }));
    await db.searchMiss.createMany({ data: many });
    await db.searchMiss.update({ where: { question: "پرسش 7" }, data: { times: 1 } });
    for (const q of ["یخچال", "یخچال", "پرسش 7"]) await searchClub(guest, { q });
    expect(await db.searchMiss.count()).toBe(keptMax);
    const kept = await db.searchMiss.findMany({ where: { question: { in: ["یخچال", "پرسش 7", "پرسش 0"] } } });
    expect(kept.map(({ question, times }) => [question, times]).sort()).toEqual([
      ["پرسش 7", 1],
      ["یخچال", 2],
    ]);
  });

  it("is forgotten when nobody looks for it any more", async () => {
    await db.searchMiss.createMany({ data: [{ question: "کهنه", lastAt: new Date(0) }, { question: "تازه" }] });
    await sweepMisses();
    expect(await db.searchMiss.findMany({ select: { question: true } })).toEqual([{ question: "تازه" }]);
  });
});
