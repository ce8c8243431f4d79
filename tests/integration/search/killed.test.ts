import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { guest } from "#app/domain/core/actor.ts";
import { addSeconds, now, setClock } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { indexContent } from "#search/index-content.server.ts";
import { connectMeilisearch, meilisearch } from "#search/meilisearch/connection.server.ts";
import { meilisearchEngine } from "#search/meilisearch/engine.server.ts";
import { keptIndexes, leftSeconds } from "#search/meilisearch/indexes.server.ts";
import { tellMeilisearch } from "#search/meilisearch/tell.server.ts";
import { fillSearch } from "#search/reindex.server.ts";
import { searchClub } from "#search/search-club.server.ts";
import { makeForum, makeTopic } from "#tests/factories/forums.ts";
import { workerDatabase } from "#tests/setup/database.ts";
import { startMeilisearch, type TestMeilisearch, whyNoOwnMeilisearch } from "#tests/setup/meilisearch.ts";
import { inquiry } from "./documents.ts";

/** Each test starts a process. */
vi.setConfig({ testTimeout: 120_000 });

const script = fileURLToPath(new URL("./filler-main.ts", import.meta.url));

describe.skipIf(whyNoOwnMeilisearch !== null)(
  `a process that was killed${whyNoOwnMeilisearch ? `: ${whyNoOwnMeilisearch}` : ""}`,
  () => {
    let server: TestMeilisearch;
    let child: ChildProcess | undefined;
    beforeAll(async () => {
      server = await startMeilisearch();
    });
    beforeEach(async () => {
      connectMeilisearch(server);
      for (const uid of await indexes()) await meilisearch("work").deleteIndex(uid).waitTask();
    });
    afterEach(() => {
      setClock(null);
      child?.kill("SIGKILL");
    });
    afterAll(async () => {
      connectMeilisearch(null);
      await server.stop();
    });

    /** Has another process do something, and ends it as a power cut does when it is in the middle. */
    const killHalfWay = async (deed: "fill" | "reindex") => {
      child = fork(script, [await workerDatabase(), server.url, server.key, deed], { execArgv: [] });
      const ended = once(child, "exit");
      const [said] = await Promise.race([once(child, "message"), ended]);
      expect(said).toBe("half way");
      child.kill("SIGKILL");
      await ended;
    };
    const fromMeilisearch = async (q: string) =>
      (await meilisearchEngine.search(inquiry(q))).hits.map(({ id }) => id).sort();
    const indexes = async () => {
      const { results } = await meilisearch("work").getIndexes({ limit: 100 });
      return results.map(({ uid }) => uid);
    };
    const later = () => setClock(addSeconds(now(), leftSeconds + 1));

    it("in the first fill: PostgreSQL answers, it is begun anew when it is known to be left, nothing stays behind", async () => {
      const { id: forumId } = await makeForum();
      const before = await makeTopic({ forumId, text: "باتری" });
      await indexContent([{ kind: "topic", id: before.id }]);
      await killHalfWay("fill");
      const meanwhile = await makeTopic({ forumId, text: "باتری" });
      await indexContent([{ kind: "topic", id: meanwhile.id }]);
      await tellMeilisearch();
      expect((await searchClub(guest, { q: "باتری" })).items).toHaveLength(2);
      await fillSearch();
      expect(await db.meilisearchIndex.findMany(), "it may be under way yet").toMatchObject([{ state: "building" }]);
      later();
      await fillSearch();
      expect(await fromMeilisearch("باتری")).toEqual([before.id, meanwhile.id].sort());
      expect(await indexes()).toEqual(await keptIndexes());
    });

    it("in a reindex: the index before it answers and learns what changes, and what was half made goes", async () => {
      const { id: forumId } = await makeForum();
      const [kept, hidden] = [await makeTopic({ forumId, text: "باتری" }), await makeTopic({ forumId, text: "باتری" })];
      await fillSearch();
      const [live] = await keptIndexes();
      await killHalfWay("reindex");
      expect(await fromMeilisearch("باتری")).toEqual([kept.id, hidden.id].sort());
      await db.topic.update({ where: { id: hidden.id }, data: { hiddenAt: now() } });
      const meanwhile = await makeTopic({ forumId, text: "باتری" });
      await indexContent([hidden, meanwhile].map(({ id }) => ({ kind: "topic", id })));
      await tellMeilisearch();
      expect(await fromMeilisearch("باتری")).toEqual([kept.id, meanwhile.id].sort());
      later();
      await Promise.all([fillSearch(), fillSearch()]);
      expect(await keptIndexes(), "nothing had to be made anew").toEqual([live]);
      expect(await indexes()).toEqual([live]);
      expect(await fromMeilisearch("باتری")).toEqual([kept.id, meanwhile.id].sort());
    });
  },
);
