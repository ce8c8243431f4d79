import { z } from "zod";
import { createTopic } from "#app/domain/forums/create-topic.server.ts";
import { listForumTopics } from "#app/domain/forums/list-topics.server.ts";
import { topicFields, wholeTopic } from "#app/domain/forums/schema.ts";
import type { TopicCard } from "#app/domain/forums/views.ts";
import { operation } from "#app/http/api/operation.ts";
import { byId, listQuery, pageOf, words } from "#app/http/api/schemas.ts";
import { topicPath } from "#app/paths.ts";
import { newTopic, topicCard } from "./topic-schemas.ts";

const withPath = (topic: TopicCard) => ({ ...topic, path: topicPath(topic) });

export const topicOperations = [
  operation({
    id: "listTopics",
    method: "GET",
    path: "/forums/:id/topics",
    scope: "topics:read",
    by: "reader",
    params: byId,
    query: listQuery,
    answer: pageOf(topicCard),
    async run({ actor, params, query }) {
      const { items, next } = await listForumTopics(actor, params.id, query);
      return { items: items.map(withPath), next };
    },
  }),
  operation({
    id: "createTopic",
    method: "POST",
    path: "/forums/:id/topics",
    scope: "topics:write",
    by: "member",
    params: byId,
    body: wholeTopic(z.strictObject({ ...topicFields, ...words })),
    answer: newTopic,
    status: 201,
    location: ({ id }) => `/topics/${id}`,
    async run({ actor, params, body }) {
      const { topicId, postId, ...made } = await createTopic(actor, { ...body, forumId: params.id });
      return { id: topicId, seq: made.seq, slug: made.slug, firstPostId: postId, path: topicPath(made) };
    },
  }),
];
