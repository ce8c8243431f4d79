import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { guest } from "#app/domain/core/actor.ts";
import { db } from "#app/platform/db/client.server.ts";
import { indexAll } from "#search/index-content.server.ts";
import { findAuthor, readNarrowing } from "#search/narrow.server.ts";
import { asActor, makeMember } from "#tests/factories/accounts.ts";
import { makeForum, makeGroup, makeProduct, makeTopic } from "#tests/factories/forums.ts";
import { findIds } from "./followed.ts";

it("narrows down to what the address says, and finds nothing in what is not there", async () => {
  const product = await makeProduct();
  const forum = await makeForum();
  const author = await makeMember();
  const topic = await makeTopic({ title: "باتری", forumId: forum.id, authorId: author.id, productIds: [product.id] });
  await makeTopic({ title: "باتری" });
  await indexAll({});
  const found = async (asked: Parameters<typeof readNarrowing>[1]) =>
    findIds(guest, { q: "باتری", ...(await readNarrowing(guest, asked)).ids });
  const rightly = { forum: forum.slug, product: product.id, author: author.id };
  expect(await found({})).toHaveLength(2);
  for (const [name, value] of Object.entries(rightly)) {
    expect(await found({ [name]: value }), name).toEqual([topic.id]);
    for (const wrong of [randomUUID(), "x' OR 1=1", value.slice(1)])
      expect(await found({ ...rightly, [name]: wrong }), `${name} ${wrong}`).toEqual([]);
  }
});

it("offers no forum that the asker may not read, and looks in none", async () => {
  const insider = await makeMember();
  const { id: groupId } = await makeGroup([insider.id]);
  const closed = await makeForum({ readers: "group", groupId });
  const { id } = await makeTopic({ title: "باتری", forumId: closed.id });
  await db.forum.update({ where: { id: closed.id }, data: { postCount: 1 } });
  await indexAll({});
  for (const [actor, ids] of [
    [guest, []],
    [await asActor(insider), [id]],
  ] as const) {
    const narrowing = await readNarrowing(actor, { forum: closed.slug });
    expect(narrowing.forums.map(({ id }) => id)).toEqual(ids.length > 0 ? [closed.id] : []);
    expect(await findIds(actor, { q: "باتری", ...narrowing.ids })).toEqual(ids);
  }
});

it("knows nobody by the id of who has left", async () => {
  const left = await makeMember();
  await makeTopic({ title: "باتری", authorId: left.id });
  await indexAll({});
  await db.member.update({ where: { id: left.id }, data: { standing: "removed" } });
  const { author, ids } = await readNarrowing(guest, { author: left.id });
  expect(author).toBeNull();
  expect(await findIds(guest, { q: "باتری", ...ids })).toEqual([]);
});

it("takes a typed name for the one who bears it, asks between several, and says when there is none", async () => {
  const [sara, saraTwo] = [await makeMember({ name: "سارا کریمی" }), await makeMember({ name: "سارا کريمي" })];
  const reza = await makeMember({ name: "رضا" });
  await indexAll({});
  const asker = await asActor(await makeMember());
  expect((await findAuthor(asker, "رضا")).author?.id).toBe(reza.id);
  const { author, mayBe } = await findAuthor(asker, "سارا کریمی");
  expect([author, mayBe.map(({ id }) => id).sort()]).toEqual([null, [sara.id, saraTwo.id].sort()]);
  expect(await findAuthor(asker, "هیچ‌کس")).toEqual({ author: null, mayBe: [] });
});
