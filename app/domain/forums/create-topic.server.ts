import type { Actor, MemberActor } from "#app/domain/core/actor.ts";
import { clubSettings } from "#app/domain/core/club.server.ts";
import { demandActive } from "#app/domain/core/demand-active.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { publish } from "#app/domain/core/publish.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { now } from "#app/platform/clock.ts";
import { db, type Transaction } from "#app/platform/db/client.server.ts";
import { uuidv7 } from "#app/platform/ids.ts";
import { fold } from "#app/platform/persian/fold.ts";
import { slugify } from "#app/platform/persian/text.ts";
import { checkPace } from "./check-pace.server.ts";
import { countTopic } from "./counts.server.ts";
import { lockWriter } from "./lock.server.ts";
import { type Body, parseBody } from "./parse-body.server.ts";
import { can, forumFacts, visibleForums } from "./policy.ts";
import { forumDefaults, heatAfter } from "./rules.ts";
import type { CreateTopic } from "./schema.ts";
import { callable, writeFirstPost } from "./write-post.server.ts";

/** A topic's address and first post. */
export type NewTopic = { topicId: string; postId: string; seq: number; slug: string; forum: { slug: string } };

type Start = { forum: { id: string; slug: string }; productIds: string[]; body: Body };

/**
 * Starts a topic. In a product's forum it is about that product, whatever else is tagged.
 * @throws DomainError unauthenticated, silenced, not_found, forum_closed_to_you, and what `parseBody` and `checkPace`
 * throw
 */
export async function createTopic(actor: Actor, input: CreateTopic): Promise<NewTopic> {
  demandActive(actor);
  const forum = await db.forum.findFirst({
    where: { AND: [{ id: input.forumId }, visibleForums(actor)] },
    select: { ...forumFacts, id: true, slug: true, productId: true },
  });
  if (!forum) throw new DomainError("not_found");
  if (!can(actor, "start_topic", forum)) throw new DomainError("forum_closed_to_you");
  const limits = await clubSettings("forums", forumDefaults);
  const productIds = await findProducts(forum.productId, input.productIds);
  const body = await parseBody(actor, input, { limits });
  return transaction(async (tx) => {
    await lockWriter(tx, actor.id);
    await checkPace(tx, actor, { topicId: null, textHash: body.columns.textHash }, limits);
    return write(tx, actor, input, { forum, productIds, body });
  });
}

async function write(tx: Transaction, actor: MemberActor, input: CreateTopic, start: Start): Promise<NewTopic> {
  const { forum, productIds, body } = start;
  const at = now();
  const [topicId, postId] = [uuidv7(), uuidv7()];
  const { kind, title, stars, tags } = input;
  const { seq, slug } = await tx.topic.create({
    data: {
      ...{ id: topicId, forumId: forum.id, authorId: actor.id, kind, tags, ...titleColumns(title) },
      stars: kind === "experience" ? stars : null,
      verifiedOwner: kind === "experience" && (await ownsProvably(tx, actor.id, productIds)),
      ...{ lastNumber: 1, lastPostAt: at, lastPosterId: actor.id, heat: heatAfter(0, 1, at), createdAt: at },
      products: { createMany: { data: productIds.map((productId) => ({ productId })) } },
    },
    select: { seq: true, slug: true },
  });
  await writeFirstPost(tx, actor, { id: postId, topicId, createdAt: at }, body);
  await tx.draft.deleteMany({ where: { memberId: actor.id, key: `new:${forum.id}` } });
  const mentionedIds = await callable(tx, actor.id, body.mentionedIds);
  const fact = { topicId, forumId: forum.id, authorId: actor.id, postId, productIds, mentionedIds };
  await publish(tx, "topic.created", fact, actor.id);
  await countTopic(tx, forum.id, at);
  return { topicId, postId, seq, slug, forum: { slug: forum.slug } };
}

/** A title's columns: as written, for comparing, for the address. */
export function titleColumns(title: string): { title: string; titleFold: string; slug: string } {
  return { title, titleFold: fold(title), slug: slugify(title) };
}

/** Only products that are there; a stale tag is no reason to lose a text. */
async function findProducts(forumProductId: string | null, tagged: string[]): Promise<string[]> {
  const wanted = [...new Set(forumProductId ? [forumProductId, ...tagged] : tagged)];
  if (wanted.length === 0) return [];
  const products = await db.product.findMany({ where: { id: { in: wanted } }, select: { id: true } });
  return wanted.filter((id) => products.some((product) => product.id === id));
}

/** Whether a purchase proves that the member owns every one of the products. */
async function ownsProvably(tx: Transaction, memberId: string, productIds: string[]): Promise<boolean> {
  if (productIds.length === 0) return false;
  const owned = await tx.productOwner.count({
    where: { memberId, productId: { in: productIds }, verifiedAt: { not: null } },
  });
  return owned === productIds.length;
}
