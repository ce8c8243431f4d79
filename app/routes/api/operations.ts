import type { Operation } from "#app/http/api/operation.ts";
import { accountOperations } from "./v1/accounts.ts";
import { activityOperations } from "./v1/activity.ts";
import { forumOperations } from "./v1/forums.ts";
import { likeOperations } from "./v1/likes.ts";
import { notificationOperations } from "./v1/notifications.ts";
import { postOperations } from "./v1/posts.ts";
import { productOperations } from "./v1/products.ts";
import { topicOperations } from "./v1/topics.ts";
import { webhookOperations } from "./v1/webhooks.ts";

/** Everything programs can ask of the club; the documentation has the same order. */
export const operations: readonly Operation[] = [
  ...accountOperations,
  ...productOperations,
  ...forumOperations,
  ...topicOperations,
  ...postOperations,
  ...likeOperations,
  ...activityOperations,
  ...notificationOperations,
  ...webhookOperations,
];
