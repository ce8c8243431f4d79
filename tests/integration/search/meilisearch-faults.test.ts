import { randomUUID } from "node:crypto";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { guest } from "#app/domain/core/actor.ts";
import { addSeconds, now, setClock } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { indexAll, indexContent } from "#search/index-content.server.ts";
import { settingsVersion } from "#search/indexes.ts";
import { checkMeilisearch } from "#search/meilisearch/check.server.ts";
import { connectMeilisearch } from "#search/meilisearch/connection.server.ts";
import { keyOf } from "#search/meilisearch/document.ts";
import { whatAilsMeilisearch } from "#search/meilisearch/faults.server.ts";
import { leftSeconds } from "#search/meilisearch/indexes.server.ts";
import { tellMeilisearch } from "#search/meilisearch/tell.server.ts";
import { stateOfMeilisearch } from "#search/meilisearch/watch.server.ts";
import { fillSearch } from "#search/reindex.server.ts";
import { searchClub } from "#search/search-club.server.ts";
import { makeForum, makeTopic } from "#tests/factories/forums.ts";
import { workerDatabase } from "#tests/setup/database.ts";
import { type Behaviour, drips, pretendItIsFilled, type Stub, startStub, takesDocuments } from "./meilisearch-stub.ts";

const pending = () => db.searchPending.count();
const idsFor = async (q: string) => (await searchClub(guest, { q })).items.map(({ id }) => id);

/** The breakers let somebody try again; what others looked after was not looked after for long. */
const later = () => setClock(addSeconds(now(), leftSeconds + 1));

let stub: Stub | undefined;
const start = async (behave: Behaviour) => {
  stub = await startStub(behave);
};
afterEach(() => {
  setClock(null);
  stub?.stop();
});
afterAll(() => connectMeilisearch(null));

/** Topics that PostgreSQL finds, in the order of their making. */
async function known(...texts: string[]): Promise<string[]> {
  const { id: forumId } = await makeForum();
  const ids: string[] = [];
  for (const text of texts) ids.push((await makeTopic({ forumId, text })).id);
  await indexAll({ kinds: ["topic"] });
  return ids;
}

describe("with a Meilisearch that is not well", () => {
  it.each<[string, Behaviour]>([
    ["hangs", () => undefined],
    ["answers letter by letter", () => drips],
  ])("one that %s is waited for once, then left alone for a while", async (_what, behave) => {
    const [id] = await known("باتری");
    await start(behave);
    await pretendItIsFilled();
    setClock(now()); // however long five searches take
    for (let times = 0; times < 5; times++)
      expect(await searchClub(guest, { q: "باتری" })).toMatchObject({ isInstead: true, items: [{ id }] });
    expect(stub!.asked).toHaveLength(1);
    later();
    await idsFor("باتری");
    expect(stub!.asked).toHaveLength(2);
  });

  it.each<[string, object | string]>([
    ["a page of a proxy", "<html>502 Bad Gateway</html>"],
    ["nothing at all", ""],
    ["something else", { status: "available" }],
    ["hits without names", { hits: [{}] }],
    ["things that are none of ours", { hits: [{ key: "topic-1' OR 1=1" }] }],
    ["things of an unknown kind", { hits: [{ key: "secret-00000000-0000-0000-0000-000000000000" }] }],
  ])("one that answers %s is not believed", async (_what, answer) => {
    const [id] = await known("باتری");
    await start(() => answer);
    await pretendItIsFilled();
    expect(await searchClub(guest, { q: "باتری" })).toMatchObject({ isInstead: true, items: [{ id }] });
  });

  it("one that is too old is not filled", async () => {
    await start((path) => (path === "/version" ? { commitSha: "", commitDate: "", pkgVersion: "1.20.3" } : undefined));
    expect(await whatAilsMeilisearch()).toBe("Meilisearch 1.20.3 is too old: 1.21.0 is the least");
    await fillSearch();
    expect(await db.meilisearchIndex.count()).toBe(0);
  });

  it("without room on its disk it is told again later, each thing in its turn, and PostgreSQL answers", async () => {
    let isFull = true;
    await start(takesDocuments(() => (isFull ? { type: "internal", code: "no_space_left_on_device" } : null)));
    await pretendItIsFilled();
    const ids = await known("باتری", "باتری");
    await tellMeilisearch();
    expect(await pending()).toBe(2);
    later();
    expect((await idsFor("باتری")).sort()).toEqual(ids.sort());
    isFull = false;
    await tellMeilisearch();
    expect(await pending()).toBe(0);
  });

  it("a document that it refuses holds no other up, and is forgotten", async () => {
    const taken: string[] = [];
    await start(
      takesDocuments((body) => {
        if (body.includes("ممنوع")) return { type: "invalid_request", code: "invalid_document_fields" };
        taken.push(body);
        return null;
      }),
    );
    await pretendItIsFilled();
    const ids = await known(...Array.from({ length: 30 }, (_, index) => (index === 7 ? "ممنوع" : "باتری")));
    await tellMeilisearch();
    expect(await pending()).toBe(0);
    const [bad] = ids.splice(7, 1);
    const told = taken.join();
    for (const id of ids) expect(told).toContain(`"key":"${keyOf({ kind: "topic", id })}"`);
    expect(taken).toContain(JSON.stringify([keyOf({ kind: "topic", id: bad! })]));
  });

  it("one that refuses one after the other is ill itself: most waits on", async () => {
    const refusal = { type: "invalid_request", code: "invalid_document_fields" };
    await start(takesDocuments((body) => (body.includes("title_n") ? refusal : null)));
    await pretendItIsFilled();
    await known(...Array.from({ length: 30 }, () => "باتری"));
    await tellMeilisearch();
    expect(await pending()).toBe(20);
  });
});

describe("with processes that differ in their settings", () => {
  const wellOtherwise: Behaviour = (path) =>
    path === "/version" ? { commitSha: "", commitDate: "", pkgVersion: "1.21.0" } : undefined;

  it("what a newer version of the club made is left to it, as long as it is there", async () => {
    await start(wellOtherwise);
    await pretendItIsFilled({ madeFor: "a newer version's", version: settingsVersion + 1 });
    await fillSearch();
    expect(stub!.asked).toEqual([]);
    expect(await stateOfMeilisearch()).toBe("starting");
  });

  it("what an older version made is not searched any more when a newer one begins its own", async () => {
    await start((path) => wellOtherwise(path, "") ?? "<html>and then it is away</html>");
    await pretendItIsFilled({ madeFor: "an older version's", version: settingsVersion - 1 });
    await fillSearch();
    expect(await db.meilisearchIndex.findMany({ where: { state: "live" } })).toMatchObject([{ madeFor: "" }]);
    expect(await db.meilisearchIndex.count({ where: { state: "building" } }), "nor is anything left half made").toBe(0);
  });

  it("what other processes made at another address is left to them, as long as they are there", async () => {
    await start(() => ({ commitSha: "", commitDate: "", pkgVersion: "1.0.0" }));
    await pretendItIsFilled({ madeFor: "for another", server: "http://search.example" });
    await fillSearch();
    expect(stub!.asked).toEqual([]);
    later();
    await fillSearch();
    expect(stub!.asked, "now it would be made here, were this one not too old").toEqual(["/version"]);
  });

  it("the doctor says what is wrong with it", async () => {
    const found = async () => (await checkMeilisearch(await workerDatabase())).map(({ state, says }) => [state, says]);
    await start(wellOtherwise);
    expect(await found()).toEqual([["warning", expect.stringContaining("has no index yet")]]);
    await pretendItIsFilled();
    expect(await found()).toEqual([["ok", expect.stringContaining("Meilisearch at http://127.0.0.1:")]]);
    const since = addSeconds(now(), -600);
    await db.searchPending.create({ data: { kind: "topic", id: randomUUID(), since } });
    expect(await found()).toEqual([["warning", expect.stringMatching(/^1 things wait to be told/)]]);
    await db.meilisearchIndex.updateMany({ data: { server: "http://search.example" } });
    expect(await found()).toEqual([["warning", expect.stringContaining("search at http://search.example, here")]]);
    connectMeilisearch(null);
    expect(await found()).toEqual([["warning", expect.stringContaining("here MEILI_URL is not set")]]);
  });

  it("a process without one notes what changes, and forgets what was made only when nobody looks after it", async () => {
    await start(() => undefined);
    await pretendItIsFilled();
    connectMeilisearch(null);
    const [id] = await known("باتری");
    await fillSearch();
    expect([await db.meilisearchIndex.count(), await pending()]).toEqual([1, 1]);
    later();
    await fillSearch();
    expect([await db.meilisearchIndex.count(), await pending()]).toEqual([0, 0]);
    await indexContent([{ kind: "topic", id: id! }]);
    expect(await pending(), "nobody has to be told").toBe(0);
  });
});
