import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { guest } from "#app/domain/core/actor.ts";
import { editPost } from "#app/domain/forums/edit-post.server.ts";
import { EditPost } from "#app/domain/forums/schema.ts";
import { addSeconds, daySeconds, setClock } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { uuidv7 } from "#app/platform/ids.ts";
import { asActor, makeMember, makeStaff } from "#tests/factories/accounts.ts";
import { makePost, makeTopic } from "#tests/factories/forums.ts";
import { outcome, outcomes, published } from "./proof.ts";

const start = new Date("2027-03-21T08:30:00Z");
const original = "این گوشی دوربین بسیار خوبی دارد و باتری آن تا شب می‌ماند";
const advert = "خرید ارزان کفش و لباس فقط در فروشگاه ما با ارسال رایگان";

beforeEach(() => setClock(start));
afterEach(() => setClock(null));

async function postBy(trust = 1) {
  const author = await makeMember({ trust });
  const post = await makePost({ authorId: author.id, text: original });
  return { author: await asActor(author), post };
}

function edit(post: { id: string; revision: number }, body: string, more: object = {}) {
  return EditPost.parse({ postId: post.id, revision: post.revision, body, ...more });
}

const read = (id: string) => db.post.findUniqueOrThrow({ where: { id }, include: { revisions: true, topic: true } });

describe("editPost", () => {
  it("leaves no mark in the first five minutes, and one afterwards, with the words that went", async () => {
    const { author, post } = await postBy();
    setClock(addSeconds(start, 299));
    expect(await editPost(author, edit(post, `${original}.`))).toEqual({ postId: post.id, revision: 1 });
    expect(await read(post.id)).toMatchObject({ editedAt: null, text: `${original}.`, revision: 1 });
    setClock(addSeconds(start, 300));
    await editPost(author, edit({ id: post.id, revision: 1 }, `${original}!`));
    const edited = await read(post.id);
    expect(edited).toMatchObject({ editedAt: addSeconds(start, 300), text: `${original}!`, revision: 2 });
    expect(edited.revisions.map(({ revision, text, editorId }) => [revision, text, editorId])).toEqual([
      [0, original, author.id],
      [1, `${original}.`, author.id],
    ]);
    expect(await published("post.edited")).toHaveLength(2);
  });

  it("changes nothing where nothing was changed", async () => {
    const { author, post } = await postBy();
    expect(await editPost(author, edit(post, original))).toEqual({ postId: post.id, revision: 0 });
    expect((await read(post.id)).revisions).toEqual([]);
    expect(await published("post.edited")).toEqual([]);
  });

  it("takes the same edit twice, whose answer was lost, and makes it once", async () => {
    const { author, post } = await postBy();
    const again = () => editPost(author, edit(post, `${original}!`));
    expect([await again(), await again()]).toEqual(Array(2).fill({ postId: post.id, revision: 1 }));
    expect(await published("post.edited")).toHaveLength(1);
  });

  it("lets one of several edits of the same revision through", async () => {
    const { author, post } = await postBy();
    const edits = Array.from({ length: 6 }, (_, index) => editPost(author, edit(post, `${original} ${index}`)));
    expect(await outcomes(edits)).toEqual({ done: 1, edited_meanwhile: 5 });
    expect(await read(post.id)).toMatchObject({ revision: 1 });
  });

  it("ends for its author after a day, after thirty for who is trusted, never for moderators", async () => {
    const [basic, trusted] = [await postBy(1), await postBy(2)];
    const moderator = await asActor(await makeStaff("moderator"));
    setClock(addSeconds(start, daySeconds));
    expect(await outcome(editPost(basic.author, edit(basic.post, "دیر شد")))).toBe("edit_window_over");
    setClock(addSeconds(start, 30 * daySeconds - 1));
    expect(await outcome(editPost(trusted.author, edit(trusted.post, "هنوز هست")))).toBe("done");
    setClock(addSeconds(start, 30 * daySeconds));
    const last = edit({ id: trusted.post.id, revision: 1 }, "دیگر نیست");
    expect(await outcome(editPost(trusted.author, last))).toBe("edit_window_over");
    await editPost(moderator, edit(basic.post, "شماره تلفن پاک شد", { reason: "داده شخصی" }));
    const [line] = await db.auditEntry.findMany();
    expect(line).toMatchObject({
      ...{ action: "post.edit", subjectId: basic.post.id, actorId: moderator.id, reason: "داده شخصی" },
      ...{ before: { text: original }, after: { text: "شماره تلفن پاک شد" } },
    });
    expect((await read(basic.post.id)).editedAt).toEqual(addSeconds(start, 30 * daySeconds));
  });

  it("is refused to everyone else", async () => {
    const { author, post } = await postBy();
    expect(await outcome(editPost(guest, edit(post, "نه")))).toBe("unauthenticated");
    expect(await outcome(editPost(await asActor(await makeMember()), edit(post, "نه")))).toBe("forbidden");
    expect(await outcome(editPost(author, edit({ id: uuidv7(), revision: 0 }, "نه")))).toBe("not_found");
    await db.post.update({ where: { id: post.id }, data: { hiddenAt: start } });
    expect(await outcome(editPost(author, edit(post, "نه")))).toBe("forbidden");
    expect(await outcome(editPost(await asActor(await makeMember()), edit(post, "نه")))).toBe("not_found");
    expect(await outcome(editPost(author, edit(post, "")))).toBe("forbidden");
  });

  it("freezes what a large edit after likes turns into something else, and nothing before the first like", async () => {
    const { author, post } = await postBy();
    await editPost(author, edit(post, advert));
    expect((await read(post.id)).frozenAt).toBeNull();
    await editPost(author, edit({ id: post.id, revision: 1 }, original));
    const liker = await makeMember();
    const like = { memberId: liker.id, contentKind: "post", contentId: post.id, authorId: author.id };
    await db.like.create({ data: { ...like, createdAt: start } });
    setClock(addSeconds(start, 60));
    await editPost(author, edit({ id: post.id, revision: 2 }, `${original}.`));
    expect((await read(post.id)).frozenAt).toBeNull();
    await editPost(author, edit({ id: post.id, revision: 3 }, advert));
    expect((await read(post.id)).frozenAt).toEqual(addSeconds(start, 60));
    expect((await published("post.edited")).map(({ large }) => large)).toEqual([false, false, false, true]);
  });

  it("counts many small edits after a like as the large one they are", async () => {
    const { author, post } = await postBy();
    const liker = await makeMember();
    const like = { memberId: liker.id, contentKind: "post", contentId: post.id, authorId: author.id };
    await db.like.create({ data: { ...like, createdAt: start } });
    const [from, to] = [original.split(" "), advert.split(" ")];
    for (let step = 1; step <= to.length; step++) {
      setClock(addSeconds(start, step));
      const words = [...to.slice(0, step), ...from.slice(step)].join(" ");
      await editPost(author, edit({ id: post.id, revision: step - 1 }, words));
    }
    expect((await read(post.id)).frozenAt).not.toBeNull();
  });

  it("changes the title with the first post, and with no other", async () => {
    const author = await makeMember();
    const topic = await makeTopic({ authorId: author.id, text: original });
    const answer = await makePost({ topicId: topic.id, authorId: author.id });
    const actor = await asActor(author);
    await editPost(actor, edit(topic.firstPost, original, { title: "گوشی خوش‌عکس" }));
    const renamed = { title: "گوشی خوش‌عکس", titleFold: "گوشی خوشعکس", slug: "گوشی-خوش-عکس" };
    expect((await read(topic.firstPost.id)).topic).toMatchObject(renamed);
    await editPost(actor, edit(answer, "پاسخ دیگر", { title: "عنوان دیگر" }));
    expect((await read(answer.id)).topic).toMatchObject(renamed);
    expect(await published("topic.edited")).toEqual([
      { topicId: topic.id, forumId: topic.forumId, authorId: author.id },
    ]);
  });

  it("calls only the members that an edit adds", async () => {
    const { author, post } = await postBy();
    const [old, fresh] = [await makeMember(), await makeMember()];
    const calling = (members: { id: string; name: string }[]) => {
      const children = members.map(({ id, name }) => ({ type: "mention", memberId: id, name }));
      return { bodyJson: JSON.stringify({ root: { type: "root", children: [{ type: "paragraph", children }] } }) };
    };
    await editPost(author, edit(post, "", calling([old])));
    await editPost(author, edit({ id: post.id, revision: 1 }, "", calling([old, fresh])));
    expect((await published("post.edited")).map(({ addedMentionIds }) => addedMentionIds)).toEqual([
      [old.id],
      [fresh.id],
    ]);
  });
});
