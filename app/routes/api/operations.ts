import type { Operation } from "#app/http/api/operation.ts";
import { accountOperations } from "./v1/accounts.ts";
import { forumOperations } from "./v1/forums.ts";
import { topicOperations } from "./v1/topics.ts";

/** Everything programs can ask of the club; the documentation has the same order. */
export const operations: readonly Operation[] = [...accountOperations, ...forumOperations, ...topicOperations];
