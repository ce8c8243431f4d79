import { afterEach, describe, expect, it } from "vitest";
import { guest } from "#app/domain/core/actor.ts";
import { createTopic } from "#app/domain/forums/create-topic.server.ts";
import { getDraft } from "#app/domain/forums/get-draft.server.ts";
import { saveDraft } from "#app/domain/forums/save-draft.server.ts";
import { CreateTopic } from "#app/domain/forums/schema.ts";
import { setClock } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { uuidv7 } from "#app/platform/ids.ts";
import { asActor, makeMember, makeStaff } from "#tests/factories/accounts.ts";
import { makeForum, makePost, makeProduct } from "#tests/factories/forums.ts";
import { expectNoDrift, outcome, published } from "./proof.ts";

afterEach(() => setClock(null));

function input(forumId: string, more: Record<string, unknown> = {}): CreateTopic {
  return CreateTopic.parse({ forumId, title: "دوربین خوب برای سفر", body: "کدام را بخرم؟", ...more });
}

function document(...inlines: object[]): string {
  return JSON.stringify({ root: { type: "root", children: [{ type: "paragraph", children: inlines }] } });
}

describe("createTopic", () => {
  it("writes the topic, its first post and the fact", async () => {
    const forum = await makeForum();
    const author = await asActor(await makeMember());
    const product = await makeProduct();
    const more = { kind: "question", tags: "عکاسی، سفر", productIds: [product.id, uuidv7()] };
    const created = await createTopic(author, input(forum.id, more));
    const topic = await db.topic.findUniqueOrThrow({
      where: { seq: created.seq },
      include: { posts: true, products: true },
    });
    expect(created).toMatchObject({ topicId: topic.id, slug: "دوربین-خوب-برای-سفر", forum: { slug: forum.slug } });
    expect(topic).toMatchObject({
      ...{ title: "دوربین خوب برای سفر", titleFold: "دوربین خوب برای سفر", kind: "question", tags: ["عکاسی", "سفر"] },
      ...{ authorId: author.id, lastPosterId: author.id, lastNumber: 1, replyCount: 0, stars: null },
      products: [{ productId: product.id }],
      posts: [{ id: created.postId, number: 1, text: "کدام را بخرم؟", authorId: author.id }],
    });
    expect(await published("topic.created")).toEqual([
      {
        ...{ topicId: topic.id, postId: created.postId, forumId: forum.id, authorId: author.id },
        ...{ productIds: [product.id], mentionedIds: [] },
      },
    ]);
    await expectNoDrift();
  });

  it("marks an experience as a verified owner's only when a purchase proves every product", async () => {
    const [phone, lens] = [await makeProduct(), await makeProduct()];
    const forum = await makeForum({ productId: phone.id });
    const owner = await makeMember();
    await db.productOwner.create({ data: { productId: phone.id, memberId: owner.id, verifiedAt: new Date() } });
    await db.productOwner.create({ data: { productId: lens.id, memberId: owner.id } });
    const mark = async (member: { id: string }, productIds: string[]) => {
      const actor = await asActor(member);
      const more = { kind: "experience", stars: 4, productIds, body: `تجربه ${uuidv7()}` };
      setClock(new Date(Date.now() + 3_600_000 * made++));
      const { topicId } = await createTopic(actor, input(forum.id, more));
      return (await db.topic.findUniqueOrThrow({ where: { id: topicId } })).verifiedOwner;
    };
    let made = 1;
    expect(await mark(owner, [])).toBe(true);
    expect(await mark(owner, [lens.id])).toBe(false);
    expect(await mark(await makeMember(), [])).toBe(false);
  });

  it("is refused where the actor may not read or not start topics", async () => {
    const announcements = await makeForum({ writers: "staff" });
    const secret = await makeForum({ readers: "staff" });
    const member = await asActor(await makeMember());
    const manager = await asActor(await makeStaff("manager"));
    expect(await outcome(createTopic(guest, input(announcements.id)))).toBe("unauthenticated");
    expect(await outcome(createTopic(member, input(announcements.id)))).toBe("forum_closed_to_you");
    expect(await outcome(createTopic(member, input(secret.id)))).toBe("not_found");
    expect(await outcome(createTopic(member, input(uuidv7())))).toBe("not_found");
    expect(await outcome(createTopic(manager, input(announcements.id)))).toBe("done");
    const silenced = await asActor(await makeMember({ standing: "silenced" }));
    expect(await outcome(createTopic(silenced, input((await makeForum()).id)))).toBe("silenced");
  });

  it("writes true names into what the text points at", async () => {
    const forum = await makeForum();
    const [author, friend, enemy] = [await makeMember(), await makeMember({ name: "زهرا کریمی" }), await makeMember()];
    await db.boundary.create({ data: { memberId: enemy.id, otherId: author.id, distance: "block" } });
    const product = await makeProduct({ name: "دوربین کانن" });
    const unknown = uuidv7();
    const bodyJson = document(
      { type: "mention", memberId: friend.id, name: "مدیر باشگاه" },
      { type: "mention", memberId: enemy.id, name: enemy.name },
      { type: "mention", memberId: unknown, name: "هیچ‌کس" },
      { type: "mention", memberId: author.id, name: author.name },
      { type: "product", productId: product.id, slug: "other", name: "رایگان" },
      { type: "product", productId: unknown, slug: "none", name: "نیست" },
    );
    const { postId } = await createTopic(await asActor(author), input(forum.id, { bodyJson }));
    const post = await db.post.findUniqueOrThrow({ where: { id: postId } });
    expect(post.text).toBe(`@زهرا کریمی@${enemy.name}@هیچ‌کس@${author.name}دوربین کانننیست`);
    expect(post.html).toContain(`href="/members/${friend.id}"`);
    expect(post.html).toContain(`href="/products/${product.slug}"`);
    expect(post.html).not.toContain(unknown);
    const [fact] = await published("topic.created");
    expect(fact?.mentionedIds).toEqual([friend.id]);
  });

  it("quotes only what the author may read, under its true author and number", async () => {
    const forum = await makeForum();
    const speaker = await makeMember({ name: "علی رضایی" });
    const shown = await makePost({ authorId: speaker.id, text: "حرف من این است" });
    const hidden = await makePost({ hiddenAt: new Date() });
    const quote = (postId: string, text = "حرف من") => ({
      ...{ type: "post-quote", postId, authorName: "مدیر", number: 9 },
      children: [{ type: "paragraph", children: [{ type: "text", text, format: 0 }] }],
    });
    const answer = { type: "paragraph", children: [{ type: "text", text: "موافقم", format: 0 }] };
    const bodyJson = JSON.stringify({
      root: { type: "root", children: [quote(shown.id), quote(hidden.id), quote(shown.id, "دروغی بزرگ"), answer] },
    });
    const author = await asActor(await makeMember());
    const { postId } = await createTopic(author, input(forum.id, { bodyJson }));
    const post = await db.post.findUniqueOrThrow({ where: { id: postId } });
    const { root } = post.body as { root: { children: object[] } };
    expect(root.children).toMatchObject([
      { type: "post-quote", postId: shown.id, authorName: "علی رضایی", number: 2 },
      { type: "quote", children: [{ text: "دروغی بزرگ" }] },
      { type: "paragraph" },
    ]);
    const onlyHidden = JSON.stringify({ root: { type: "root", children: [quote(hidden.id)] } });
    expect(await outcome(createTopic(author, input(forum.id, { bodyJson: onlyHidden })))).toBe("text_empty");
  });

  it("shows only the author's own pictures, and keeps them", async () => {
    const forum = await makeForum();
    const [author, other] = [await makeMember(), await makeMember()];
    const picture = (owner: string) => {
      return db.media.create({
        data: { ownerId: owner, key: uuidv7(), width: 800, height: 600, bytes: 1, widths: [320, 800] },
      });
    };
    const [own, foreign] = [await picture(author.id), await picture(other.id)];
    const body = (mediaId: string) => ({
      bodyJson: JSON.stringify({
        root: { type: "root", children: [{ type: "image", mediaId, alt: "", width: 800, height: 600 }] },
      }),
    });
    const actor = await asActor(author);
    expect(await outcome(createTopic(actor, input(forum.id, body(foreign.id))))).toBe("image_missing");
    expect(await outcome(createTopic(actor, input(forum.id, body(uuidv7()))))).toBe("image_missing");
    expect(await db.topic.count()).toBe(0);
    const { postId } = await createTopic(actor, input(forum.id, body(own.id)));
    expect((await db.post.findUniqueOrThrow({ where: { id: postId } })).html).toContain(`${own.key}-800.webp`);
    expect((await db.media.findUniqueOrThrow({ where: { id: own.id } })).attachedAt).not.toBeNull();
    expect((await db.media.findUniqueOrThrow({ where: { id: foreign.id } })).attachedAt).toBeNull();
  });

  it("ends the draft it came from", async () => {
    const forum = await makeForum();
    const author = await asActor(await makeMember());
    const key = `new:${forum.id}`;
    await saveDraft(author, { key, title: "دوربین", body: "کدام" });
    await createTopic(author, input(forum.id));
    expect(await getDraft(author, key)).toBeNull();
  });
});
