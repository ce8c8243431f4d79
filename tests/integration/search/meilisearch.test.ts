import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { guest } from "#app/domain/core/actor.ts";
import { addSeconds, now, setClock } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { indexAll, indexContent } from "#search/index-content.server.ts";
import { connectMeilisearch, meilisearch } from "#search/meilisearch/connection.server.ts";
import { meilisearchEngine } from "#search/meilisearch/engine.server.ts";
import { whatAilsMeilisearch } from "#search/meilisearch/faults.server.ts";
import { fillMeilisearch } from "#search/meilisearch/fill.server.ts";
import { keptIndexes } from "#search/meilisearch/indexes.server.ts";
import { tellMeilisearch } from "#search/meilisearch/tell.server.ts";
import { fillSearch, MeilisearchFault, reindex, tidySearch } from "#search/reindex.server.ts";
import { searchClub, suggest } from "#search/search-club.server.ts";
import { makeForum, makePost, makeTopic } from "#tests/factories/forums.ts";
import { startMeilisearch, type TestMeilisearch, whyNoOwnMeilisearch } from "#tests/setup/meilisearch.ts";
import { document, inquiry } from "./documents.ts";

const pending = () => db.searchPending.count();
const idsFor = async (q: string) => (await searchClub(guest, { q })).items.map(({ id }) => id);
const fromMeilisearch = async (q: string) => (await meilisearchEngine.search(inquiry(q))).hits.map(({ id }) => id);

/** The breaker lets somebody try again. */
const waitAMinute = () => setClock(addSeconds(now(), 61));

afterEach(() => setClock(null));
afterAll(() => connectMeilisearch(null));

describe.skipIf(whyNoOwnMeilisearch !== null)(
  `with a Meilisearch${whyNoOwnMeilisearch ? `: ${whyNoOwnMeilisearch}` : ""}`,
  () => {
    let server: TestMeilisearch;
    beforeAll(async () => {
      server = await startMeilisearch();
    });
    beforeEach(() => connectMeilisearch(server));
    afterAll(() => server.stop());

    it("an empty club's index is filled by itself, and learns what changes", async () => {
      const topic = await makeTopic({ text: "باتری" });
      await fillSearch();
      expect(await fromMeilisearch("باتری")).toEqual([topic.id]);
      const reply = await makePost({ topicId: topic.id, text: "شارژر" });
      await indexContent([{ kind: "post", id: reply.id }]);
      expect(await pending()).toBe(1);
      await tellMeilisearch();
      expect(await pending()).toBe(0);
      expect(await fromMeilisearch("شارژر")).toEqual([reply.id]);
      await db.post.update({ where: { id: reply.id }, data: { hiddenAt: now() } });
      await indexContent([{ kind: "post", id: reply.id }]);
      await tellMeilisearch();
      expect(await fromMeilisearch("شارژر")).toEqual([]);
    });

    it("while it is down PostgreSQL answers and writing goes on; it catches up afterwards", async () => {
      const { id: forumId } = await makeForum();
      const before = await makeTopic({ forumId, text: "باتری" });
      await fillSearch();
      expect(await searchClub(guest, { q: "باتری" })).toMatchObject({ isInstead: false, items: [{ id: before.id }] });
      await server.kill();
      const meanwhile = await makeTopic({ forumId, text: "باتری" });
      await indexContent([{ kind: "topic", id: meanwhile.id }]);
      const found = await searchClub(guest, { q: "باتری" });
      expect(found.isInstead).toBe(true);
      expect(found.items.map(({ id }) => id)).toEqual([meanwhile.id, before.id]);
      expect(await suggest(guest, "باتر")).toHaveLength(2);
      await tellMeilisearch();
      expect(await pending()).toBe(1);
      await server.start();
      waitAMinute();
      expect(await idsFor("باتری"), "it is back, and does not know all yet").toHaveLength(2);
      await tellMeilisearch();
      expect(await pending()).toBe(0);
      expect(await fromMeilisearch("باتری")).toEqual([meanwhile.id, before.id]);
      expect(await searchClub(guest, { q: "باتری" })).toMatchObject({ isInstead: false, count: 2 });
    });

    it("a page begun by one engine goes on in the other", async () => {
      const { id: forumId } = await makeForum();
      const { id: topicId } = await makeTopic({ forumId, text: "باتری" });
      for (let made = 0; made < 24; made++) await makePost({ topicId, text: "باتری" });
      await fillSearch();
      const first = await searchClub(guest, { q: "باتری" });
      setClock(now()); // however long the server takes to come back
      await server.kill();
      const second = await searchClub(guest, { q: "باتری", after: first.next });
      await server.start();
      expect(second).toMatchObject({ isInstead: true, next: null });
      expect(second.items).toHaveLength(5);
      const byPostgres = await searchClub(guest, { q: "باتری" });
      expect(byPostgres.isInstead, "nobody tries for a moment").toBe(true);
      waitAMinute();
      const goneOn = await searchClub(guest, { q: "باتری", after: byPostgres.next });
      const ids = [...byPostgres.items, ...goneOn.items].map(({ id }) => id);
      expect(new Set(ids).size).toBe(25);
    });

    it("killed in the middle of taking things in, it has them all afterwards", async () => {
      const { id: topicId } = await makeTopic({ text: "سخن" });
      for (let made = 0; made < 60; made++) await makePost({ topicId, text: `باتری ${made}` });
      await fillSearch();
      await indexAll({ kinds: ["post"] });
      const telling = tellMeilisearch();
      await server.kill();
      await telling;
      expect(await pending()).toBeGreaterThan(0);
      await server.start();
      waitAMinute();
      await tellMeilisearch();
      expect(await pending()).toBe(0);
      expect((await meilisearchEngine.search(inquiry("باتری"))).count).toBe(60);
    });

    it("what is edited while it is filled anew is not lost, in whichever order", async () => {
      const [one, other] = [await makeTopic({ title: "باتری" }), await makeTopic({ title: "باتری" })];
      await fillSearch();
      const edit = async (id: string) => {
        await db.topic.update({ where: { id }, data: { title: "شارژر" } });
        await indexContent([{ kind: "topic", id }]);
        await tellMeilisearch();
      };
      const seen = { edits: 0 };
      await edit(one.id);
      let editing = Promise.resolve();
      await fillMeilisearch((kind) => {
        if (kind === "topic" && seen.edits++ === 0) editing = edit(other.id);
      });
      await editing;
      expect((await fromMeilisearch("شارژر")).sort()).toEqual([one.id, other.id].sort());
      expect(await fromMeilisearch("باتری")).toEqual([]);
    });

    it.each<[string, (uid: string) => Promise<unknown>]>([
      ["gone", (uid) => meilisearch("work").deleteIndex(uid).waitTask()],
      ["emptied", (uid) => meilisearch("work").index(uid).deleteAllDocuments().waitTask()],
      ["given other settings", (uid) => meilisearch("work").index(uid).resetSettings().waitTask()],
    ])("an index that was %s is made anew by itself; PostgreSQL answers meanwhile", async (_what, spoil) => {
      const topic = await makeTopic({ text: "باتری" });
      await fillSearch();
      const [uid] = await keptIndexes();
      await spoil(uid!);
      if (_what !== "emptied") expect(await idsFor("باتری")).toEqual([topic.id]);
      await fillSearch();
      expect(await keptIndexes()).not.toContain(uid);
      expect(await fromMeilisearch("باتری")).toEqual([topic.id]);
    });

    it("what it lacks without a reason is found out in the night", async () => {
      const [one, other] = [await makeTopic({ text: "باتری" }), await makeTopic({ text: "باتری" })];
      await fillSearch();
      const [uid] = await keptIndexes();
      await meilisearch("work").index(uid!).deleteDocument(`topic-${one.id}`).waitTask();
      await tidySearch();
      await fillSearch();
      expect((await fromMeilisearch("باتری")).sort()).toEqual([one.id, other.id].sort());
    });

    it("leaves indexes of others alone, and none of its own behind", async () => {
      await meilisearch("work").createIndex("bashgah_of_another").waitTask();
      for (let times = 0; times < 3; times++) expect(await reindex()).toBe(true);
      await meilisearchEngine.swap(await meilisearchEngine.beginRebuild());
      const { results } = await meilisearch("work").getIndexes({ limit: 100 });
      const uids = results.map(({ uid }) => uid);
      expect(uids).toContain("bashgah_of_another");
      expect(uids).toContain((await keptIndexes())[0]);
      expect(await db.meilisearchIndex.count()).toBe(1);
    });

    it("says so where the key is wrong, and PostgreSQL answers", async () => {
      const topic = await makeTopic({ text: "باتری" });
      await indexAll({});
      connectMeilisearch({ ...server, key: "a-key-that-is-not-the-right-one" });
      expect(await whatAilsMeilisearch()).toBe("Meilisearch refuses the key of MEILI_KEY");
      await fillSearch();
      expect(await idsFor("باتری")).toEqual([topic.id]);
      await expect(reindex()).rejects.toThrow(MeilisearchFault);
      expect(await idsFor("باتری")).toEqual([topic.id]);
    });

    it("what is hidden or deleted is shown to nobody, however long it is not told so", async () => {
      const { id: forumId } = await makeForum();
      const make = () => makeTopic({ forumId, text: "باتری" });
      const [hidden, deleted, shown] = [await make(), await make(), await make()];
      await fillSearch();
      await db.topic.update({ where: { id: hidden.id }, data: { hiddenAt: now() } });
      await db.topic.update({ where: { id: deleted.id }, data: { deletedAt: now() } });
      expect(await fromMeilisearch("باتری"), "it knows all three yet").toHaveLength(3);
      expect(await searchClub(guest, { q: "باتری" })).toMatchObject({ isInstead: false, items: [{ id: shown.id }] });
      expect((await suggest(guest, "باتر")).map(({ id }) => id)).toEqual([shown.id]);
    });

    it("takes nothing in a filter for an operator", async () => {
      await meilisearchEngine.swap(await meilisearchEngine.beginRebuild());
      const closed = document({ text: "باتری", access: ["staff"], authorId: null });
      await meilisearchEngine.write({ documents: [closed], gone: [] });
      const evil = [
        'public" OR access = "staff',
        '"] OR access IN ["staff"',
        "\\",
        '\\" OR kind = "topic',
        "x' OR 1=1",
        "] OR kind = topic",
      ];
      for (const value of evil) {
        const asked = [
          { access: [value] },
          { access: ["public"], forumId: value },
          { access: ["public"], withoutAuthors: [value] },
        ];
        for (const given of asked) {
          const { hits } = await meilisearchEngine.search(inquiry("باتری", given));
          expect(hits, JSON.stringify(given)).toEqual([]);
        }
      }
      const [odd] = [document({ text: "باتری", access: ['a"b\\c'] })];
      await meilisearchEngine.write({ documents: [odd], gone: [] });
      expect((await meilisearchEngine.search(inquiry("باتری", { access: ['a"b\\c'] }))).hits).toMatchObject([
        { id: odd.id },
      ]);
    });
  },
);
