import { createWebhook } from "#app/domain/integrations/create-webhook.server.ts";
import { sendTestEvent } from "#app/domain/integrations/send-test-event.server.ts";
import { addSeconds, hourSeconds, now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { asActor, makeMember, makeStaff } from "#tests/factories/accounts.ts";
import { makeForum, makeProduct, makeTopic } from "#tests/factories/forums.ts";
import { makeToken } from "./server.ts";

/** How an operation is called. */
type Example = { path: string; json?: unknown };

type Started = { id: string; firstPost: { id: string } };

/** A club in which each operation has something to do. */
export type ExampleClub = {
  me: { id: string };
  token: string;
  forum: { id: string };
  /** Somebody else's, and my own. */
  topic: Started;
  own: Started;
  product: { id: string };
  webhook: { id: string; deliveryId: string };
};

/** A call of each operation that is answered with success, by its name. */
export const examples: Record<string, (club: ExampleClub) => Example> = {
  getMe: () => ({ path: "/me" }),
  getMember: ({ me }) => ({ path: `/members/${me.id}` }),
  listProducts: () => ({ path: "/products?limit=2" }),
  createProduct: () => ({
    path: "/products",
    json: { name: "دوربین ۱۲", sku: "C-12", features: [["وزن", "۳۰۰ گرم"]] },
  }),
  getProduct: ({ product }) => ({ path: `/products/${product.id}` }),
  changeProduct: ({ product }) => ({ path: `/products/${product.id}`, json: { category: "دوربین" } }),
  listForums: () => ({ path: "/forums?limit=2" }),
  listTopics: ({ forum }) => ({ path: `/forums/${forum.id}/topics` }),
  createTopic: ({ forum }) => ({
    path: `/forums/${forum.id}/topics`,
    json: { title: "کدام دوربین را بخرم؟", body: "برای سفر می‌خواهم.", kind: "question", tags: ["سفر"] },
  }),
  getTopic: ({ topic }) => ({ path: `/topics/${topic.id}` }),
  changeTopic: ({ own }) => ({ path: `/topics/${own.id}`, json: { title: "عنوان تازهٔ موضوع", closed: true } }),
  deleteTopic: ({ own }) => ({ path: `/topics/${own.id}` }),
  listPosts: ({ topic }) => ({ path: `/topics/${topic.id}/posts` }),
  reply: ({ topic }) => ({ path: `/topics/${topic.id}/posts`, json: { body: "من همین را دارم و راضی‌ام." } }),
  getPost: ({ topic }) => ({ path: `/posts/${topic.firstPost.id}` }),
  editPost: ({ own }) => ({ path: `/posts/${own.firstPost.id}`, json: { body: "متن بهتر" } }),
  deletePost: ({ own }) => ({ path: `/posts/${own.firstPost.id}` }),
  likeTopic: ({ topic }) => ({ path: `/topics/${topic.id}/like` }),
  unlikeTopic: ({ topic }) => ({ path: `/topics/${topic.id}/like` }),
  likePost: ({ topic }) => ({ path: `/posts/${topic.firstPost.id}/like` }),
  unlikePost: ({ topic }) => ({ path: `/posts/${topic.firstPost.id}/like` }),
  listActivity: () => ({ path: "/activity" }),
  listNotifications: () => ({ path: "/notifications" }),
  markNotificationsRead: () => ({ path: "/notifications/read", json: { all: true } }),
  listWebhooks: () => ({ path: "/webhooks" }),
  createWebhook: () => ({
    path: "/webhooks",
    json: { address: "https://93.184.216.34/hook", description: "CRM", kinds: ["member.joined", "topic.created"] },
  }),
  getWebhook: ({ webhook }) => ({ path: `/webhooks/${webhook.id}` }),
  changeWebhook: ({ webhook }) => ({ path: `/webhooks/${webhook.id}`, json: { disabled: true } }),
  deleteWebhook: ({ webhook }) => ({ path: `/webhooks/${webhook.id}` }),
  rotateWebhookSecret: ({ webhook }) => ({
    path: `/webhooks/${webhook.id}/rotate-secret`,
    json: { immediately: true },
  }),
  testWebhook: ({ webhook }) => ({ path: `/webhooks/${webhook.id}/test` }),
  listWebhookDeliveries: ({ webhook }) => ({ path: `/webhooks/${webhook.id}/deliveries?state=waiting` }),
  replayDelivery: ({ webhook }) => ({ path: `/webhooks/${webhook.id}/deliveries/${webhook.deliveryId}/replay` }),
  replayDeadDeliveries: ({ webhook }) => ({ path: `/webhooks/${webhook.id}/replay-dead` }),
};

/** Makes that club: I manage products and integrations, somebody else wrote a topic and mentioned me. */
export async function makeExampleClub(): Promise<ExampleClub> {
  const [me, author, forum, product] = await Promise.all([
    makeStaff("manager", "integrator"),
    makeMember(),
    makeForum(),
    makeProduct(),
  ]);
  const topic = await makeTopic({ forumId: forum.id, authorId: author.id, productIds: [product.id] });
  const own = await makeTopic({ forumId: forum.id, authorId: me.id, createdAt: addSeconds(now(), -hourSeconds) });
  await tell(me, author, topic);
  return { me, token: await makeToken(me), forum, topic, own, product, webhook: await makeWebhook(me) };
}

async function tell(me: { id: string }, author: { id: string }, topic: Started): Promise<void> {
  const event = { kind: "topic.created", actorId: author.id, payload: {} };
  const { id: eventId } = await db.event.create({ data: event });
  const [post, about] = [
    { contentKind: "post", contentId: topic.firstPost.id },
    { contentKind: "topic", contentId: topic.id },
  ];
  await db.notification.create({ data: { eventId, memberId: me.id, kind: "mention", actorId: author.id, ...post } });
  await db.activity.create({ data: { eventId, kind: "topic.created", actorId: author.id, ...about } });
}

/** An address by number, so that no name server is asked. */
async function makeWebhook(me: { id: string }): Promise<ExampleClub["webhook"]> {
  const actor = await asActor(me);
  const input = { address: "https://93.184.216.34/", description: "", kinds: ["member.joined" as const] };
  const { webhook } = await createWebhook(actor, input);
  return { id: webhook.id, ...(await sendTestEvent(actor, webhook.id)) };
}
