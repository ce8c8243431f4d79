import { z } from "zod";
import { changeTopic } from "#app/domain/forums/change-topic.server.ts";
import { createTopic } from "#app/domain/forums/create-topic.server.ts";
import { deleteTopic } from "#app/domain/forums/delete-topic.server.ts";
import { getTopicView } from "#app/domain/forums/get-topic.server.ts";
import { listForumTopics } from "#app/domain/forums/list-topics.server.ts";
import { tagsMax } from "#app/domain/forums/rules.ts";
import { Reason, topicChanges, topicFields, wholeTopic } from "#app/domain/forums/schema.ts";
import type { TopicCard } from "#app/domain/forums/views.ts";
import { operation } from "#app/http/api/operation.ts";
import { byId, listQuery, pageOf, words } from "#app/http/api/schemas.ts";
import { topicPath } from "#app/paths.ts";
import { newTopic, topic, topicCard } from "./topic-schemas.ts";

/** A list for programs; the page takes one line with commas as well. */
const tags = topicFields.tags.default([]).meta({ type: "array", items: { type: "string" }, maxItems: tagsMax });

const withPath = <Topic extends TopicCard>(found: Topic) => ({ ...found, path: topicPath(found) });

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
    body: wholeTopic(z.strictObject({ ...topicFields, tags, ...words })),
    example: ({ title, text, tag }) => ({ title, body: text, kind: "question" as const, tags: [tag] }),
    answer: newTopic,
    status: 201,
    location: ({ id }) => `/topics/${id}`,
    async run({ actor, params, body }) {
      const { topicId, postId, ...made } = await createTopic(actor, { ...body, forumId: params.id });
      return { id: topicId, seq: made.seq, slug: made.slug, firstPostId: postId, path: topicPath(made) };
    },
  }),
  operation({
    id: "getTopic",
    method: "GET",
    path: "/topics/:id",
    scope: "topics:read",
    by: "reader",
    params: byId,
    answer: topic,
    run: async ({ actor, params }) => withPath(await getTopicView(actor, params.id)),
  }),
  operation({
    id: "changeTopic",
    method: "PATCH",
    path: "/topics/:id",
    scope: "topics:write",
    by: "member",
    params: byId,
    body: z.strictObject(topicChanges),
    example: () => ({ closed: true }),
    answer: topic,
    async run({ actor, params, body }) {
      await changeTopic(actor, { ...body, topicId: params.id });
      return withPath(await getTopicView(actor, params.id));
    },
  }),
  operation({
    id: "deleteTopic",
    method: "DELETE",
    path: "/topics/:id",
    scope: "topics:write",
    by: "member",
    params: byId,
    query: z.strictObject({ reason: Reason.optional() }),
    async run({ actor, params, query }) {
      await deleteTopic(actor, { topicId: params.id, reason: query.reason });
      return undefined;
    },
  }),
];
