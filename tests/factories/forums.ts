import { guest } from "#app/domain/core/actor.ts";
import { titleColumns } from "#app/domain/forums/create-topic.server.ts";
import { parseBody } from "#app/domain/forums/parse-body.server.ts";
import { heatAfter } from "#app/domain/forums/rules.ts";
import { now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { fold } from "#app/platform/persian/fold.ts";
import type { Forum, ForumSection, Post, Prisma, Product, Topic } from "#prisma/client";
import { makeMember } from "./accounts.ts";

let made = 0;

/** A section of the forum index, after the ones made before. */
export function makeSection(given: Partial<Prisma.ForumSectionUncheckedCreateInput> = {}): Promise<ForumSection> {
  const number = made++;
  return db.forumSection.create({ data: { name: `بخش ${number}`, position: number, ...given } });
}

/** A forum that everyone reads and members write in, unless told otherwise; a group forum gets its group. */
export async function makeForum(given: Partial<Prisma.ForumUncheckedCreateInput> = {}): Promise<Forum> {
  const number = made++;
  const groupId = given.readers === "group" ? (given.groupId ?? (await makeGroup()).id) : null;
  const names = { slug: `forum-${number}`, name: `تالار ${number}`, position: number };
  return db.forum.create({ data: { ...names, createdAt: now(), ...given, groupId } });
}

/** A group of customers with these members. */
export function makeGroup(memberIds: string[] = []) {
  const members = { create: memberIds.map((memberId) => ({ memberId })) };
  return db.customerGroup.create({ data: { name: `گروه ${made++}`, members } });
}

/** A product without a forum. */
export function makeProduct(given: Partial<Prisma.ProductUncheckedCreateInput> = {}): Promise<Product> {
  const number = made++;
  const name = given.name ?? `دوربین مدل ${number}`;
  return db.product.create({
    data: { slug: `product-${number}`, createdAt: now(), ...given, name, nameFold: fold(name) },
  });
}

export type GivenTopic = Partial<Omit<Prisma.TopicUncheckedCreateInput, "products" | "posts">> & {
  text?: string;
  productIds?: string[];
};

/** A topic with its first post, counted in its forum. */
export async function makeTopic(given: GivenTopic = {}): Promise<Topic & { firstPost: Post }> {
  const { text = `متن نخست ${made++}`, productIds = [], title = "کدام گوشی را بخرم؟", ...overrides } = given;
  const forumId = overrides.forumId ?? (await makeForum()).id;
  const authorId = overrides.authorId ?? (await makeMember()).id;
  const createdAt = overrides.createdAt ? new Date(overrides.createdAt) : now();
  const topic = await db.topic.create({
    data: {
      ...{ createdAt, lastPostAt: createdAt, heat: heatAfter(0, 1, createdAt), ...titleColumns(title), ...overrides },
      ...{ forumId, authorId, products: { create: productIds.map((productId) => ({ productId })) } },
    },
  });
  const firstPost = await makePost({ topicId: topic.id, authorId, text, createdAt });
  await db.forum.update({ where: { id: forumId }, data: { topicCount: { increment: 1 } } });
  return { ...(await db.topic.findUniqueOrThrow({ where: { id: topic.id } })), firstPost };
}

export type GivenPost = Partial<Omit<Prisma.PostUncheckedCreateInput, "number">>;

/** The next post of a topic, counted in it and in its forum. */
export async function makePost(given: GivenPost = {}): Promise<Post> {
  const topicId = given.topicId ?? (await makeTopic()).id;
  const authorId = given.authorId ?? (await makeMember()).id;
  const createdAt = given.createdAt ? new Date(given.createdAt) : now();
  const { columns } = await parseBody(guest, { body: given.text ?? `پاسخ ${made++}` }, {});
  return db.$transaction(async (tx) => {
    const topic = await tx.topic.update({
      where: { id: topicId },
      data: { lastNumber: { increment: 1 }, lastPostAt: createdAt, lastPosterId: authorId },
    });
    const number = topic.lastNumber;
    if (number > 1) await tx.topic.update({ where: { id: topicId }, data: { replyCount: { increment: 1 } } });
    const counted = { postCount: { increment: 1 }, lastPostAt: createdAt };
    await tx.forum.update({ where: { id: topic.forumId }, data: counted });
    return tx.post.create({ data: { createdAt, ...columns, ...given, topicId, authorId, number } });
  });
}
