import { afterEach, describe, expect, it } from "vitest";
import { guest } from "#app/domain/core/actor.ts";
import { deleteDraft } from "#app/domain/forums/delete-draft.server.ts";
import { getDraft } from "#app/domain/forums/get-draft.server.ts";
import { listDrafts } from "#app/domain/forums/list-drafts.server.ts";
import { draftsMax } from "#app/domain/forums/rules.ts";
import { saveDraft } from "#app/domain/forums/save-draft.server.ts";
import { SaveDraft } from "#app/domain/forums/schema.ts";
import { addSeconds, setClock } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { uuidv7 } from "#app/platform/ids.ts";
import { asActor, makeMember } from "#tests/factories/accounts.ts";
import { makeForum, makePost, makeTopic } from "#tests/factories/forums.ts";
import { outcome } from "./proof.ts";

const start = new Date("2027-03-21T08:30:00Z");
afterEach(() => setClock(null));

const draft = (key: string, more: object = {}) => SaveDraft.parse({ key, ...more });
const member = async () => asActor(await makeMember());

describe("drafts", () => {
  it("keep what was typed last, for the member alone", async () => {
    setClock(start);
    const [actor, other] = [await member(), await member()];
    const key = `new:${uuidv7()}`;
    const document = { root: { type: "root", children: [{ type: "paragraph", children: [] }] } };
    await saveDraft(actor, draft(key, { title: "دوربین", document }));
    setClock(addSeconds(start, 5));
    expect(await saveDraft(actor, draft(key, { title: "دوربین", body: "کدام؟" }))).toEqual(addSeconds(start, 5));
    expect(await getDraft(actor, key)).toEqual({
      ...{ key, title: "دوربین", fields: {}, updatedAt: addSeconds(start, 5) },
      document: {
        root: {
          type: "root",
          children: [{ type: "paragraph", children: [{ type: "text", text: "کدام؟", format: 0 }] }],
        },
      },
    });
    expect(await getDraft(other, key)).toBeNull();
    expect(await getDraft(guest, key)).toBeNull();
    await deleteDraft(other, key);
    expect(await getDraft(actor, key)).not.toBeNull();
    await deleteDraft(actor, key);
    await deleteDraft(actor, key);
    expect(await getDraft(actor, key)).toBeNull();
  });

  it("go when everything typed is deleted again, and stay with a title alone", async () => {
    const actor = await member();
    const key = `new:${uuidv7()}`;
    await saveDraft(actor, draft(key, { title: "دوربین" }));
    expect(await getDraft(actor, key)).toMatchObject({ title: "دوربین", document: { root: { children: [] } } });
    expect(await saveDraft(actor, draft(key, { body: " " }))).toBeNull();
    expect(await getDraft(actor, key)).toBeNull();
  });

  it("keep a new topic's kind, tags, stars and products, and stay with any of them alone", async () => {
    const actor = await member();
    const key = `new:${uuidv7()}`;
    const fields = { kind: "experience", tags: "باتری، ", stars: "4", productIds: [uuidv7()] };
    await saveDraft(actor, draft(key, { title: "دوربین", fields }));
    expect(await getDraft(actor, key)).toMatchObject({ title: "دوربین", fields });
    for (const [name, value] of Object.entries(fields)) {
      await saveDraft(actor, draft(key, { fields: { kind: "discussion", [name]: value } }));
      expect((await getDraft(actor, key))?.fields).toEqual({ kind: "discussion", [name]: value });
    }
    await saveDraft(actor, draft(key, { fields: { kind: "discussion", tags: " ", stars: "", productIds: [] } }));
    expect(await getDraft(actor, key)).toBeNull();
    for (const wrong of [{ kind: "other" }, { stars: "45" }, { tags: 1 }, { productIds: ["1"] }, []])
      expect(SaveDraft.safeParse({ key, fields: wrong }).success).toBe(false);
  });

  it("are refused to guests, and hold only what a post may hold", async () => {
    const actor = await member();
    const key = `topic:${uuidv7()}`;
    expect(await outcome(saveDraft(guest, draft(key, { body: "سلام" })))).toBe("unauthenticated");
    const script = { root: { type: "root", children: [{ type: "html", html: "<script>" }] } };
    expect(await outcome(saveDraft(actor, draft(key, { document: script })))).toBe("text_unknown_node");
    expect(await outcome(saveDraft(actor, draft(key, { body: "ا".repeat(10_000_000) })))).toBe("text_too_large");
    for (const wrong of ["topic", "topic:1", `other:${uuidv7()}`, `topic:${uuidv7()}x`, ""]) {
      expect(SaveDraft.safeParse({ key: wrong }).success).toBe(false);
    }
    expect(await db.draft.count()).toBe(0);
  });

  it("are saved from many devices at once as one draft", async () => {
    const actor = await member();
    const key = `topic:${uuidv7()}`;
    await Promise.all(Array.from({ length: 8 }, (_, index) => saveDraft(actor, draft(key, { body: `متن ${index}` }))));
    expect(await db.draft.count()).toBe(1);
  });

  it("let go of the oldest beyond the limit", async () => {
    const actor = await member();
    const keys = Array.from({ length: draftsMax + 1 }, () => `topic:${uuidv7()}`);
    for (const [index, key] of keys.entries()) {
      setClock(addSeconds(start, index));
      await saveDraft(actor, draft(key, { body: "سلام" }));
    }
    expect(await db.draft.count()).toBe(draftsMax);
    expect(await getDraft(actor, keys[0]!)).toBeNull();
    expect(await getDraft(actor, keys.at(-1)!)).not.toBeNull();
  });

  it("are listed newest first with where they belong, as far as the member may read it", async () => {
    const actor = await member();
    const topic = await makeTopic({ title: "باتری گوشی" });
    const forum = await makeForum({ name: "تالار گوشی" });
    const post = await makePost({ topicId: topic.id, authorId: actor.id });
    const secret = await makeTopic({ forumId: (await makeForum({ readers: "staff" })).id });
    const keys = [`topic:${topic.id}`, `new:${forum.id}`, `post:${post.id}`, `topic:${secret.id}`, `topic:${uuidv7()}`];
    for (const [index, key] of keys.entries()) {
      setClock(addSeconds(start, index));
      await saveDraft(actor, draft(key, { body: `متن ${index}` }));
    }
    const cards = await listDrafts(actor);
    expect(cards.map(({ key, excerpt, belongsTo }) => [key, excerpt, belongsTo?.name])).toEqual([
      [keys[4], "متن 4", undefined],
      [keys[3], "متن 3", undefined],
      [keys[2], "متن 2", "باتری گوشی"],
      [keys[1], "متن 1", "تالار گوشی"],
      [keys[0], "متن 0", "باتری گوشی"],
    ]);
    expect(await outcome(listDrafts(guest))).toBe("unauthenticated");
  });
});
