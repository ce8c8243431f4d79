import { z } from "zod";
import { deletePost } from "#app/domain/forums/delete-post.server.ts";
import { editPost } from "#app/domain/forums/edit-post.server.ts";
import { type FullPost, getPost, listPosts } from "#app/domain/forums/list-posts.server.ts";
import { reply } from "#app/domain/forums/reply.server.ts";
import { hasWords, Reason, textEmpty } from "#app/domain/forums/schema.ts";
import { revised } from "#app/http/api/if-match.ts";
import { operation } from "#app/http/api/operation.ts";
import { byId, listQuery, pageOf, uuid, words } from "#app/http/api/schemas.ts";
import { postPath } from "#app/paths.ts";
import { newPost, post } from "./post-schemas.ts";

const withPath = (found: FullPost) => ({ ...found, path: postPath(found.id) });

export const postOperations = [
  operation({
    id: "listPosts",
    method: "GET",
    path: "/topics/:id/posts",
    scope: "posts:read",
    by: "reader",
    params: byId,
    query: listQuery,
    answer: pageOf(post),
    async run({ actor, params, query }) {
      const { items, next } = await listPosts(actor, params.id, query);
      return { items: items.map(withPath), next };
    },
  }),
  operation({
    id: "reply",
    method: "POST",
    path: "/topics/:id/posts",
    scope: "posts:write",
    by: "member",
    params: byId,
    body: z.strictObject({ ...words, replyToId: uuid.optional() }).refine(hasWords, textEmpty),
    example: ({ reply }) => ({ body: reply }),
    answer: newPost,
    status: 201,
    location: ({ id }) => `/posts/${id}`,
    async run({ actor, params, body }) {
      const { postId, topicId, number } = await reply(actor, { ...body, topicId: params.id });
      return { id: postId, topicId, number, path: postPath(postId) };
    },
  }),
  operation({
    id: "getPost",
    method: "GET",
    path: "/posts/:id",
    scope: "posts:read",
    by: "reader",
    params: byId,
    answer: post,
    revision: ({ revision }) => revision,
    run: async ({ actor, params }) => withPath(await getPost(actor, params.id)),
  }),
  operation({
    id: "editPost",
    method: "PATCH",
    path: "/posts/:id",
    scope: "posts:write",
    by: "member",
    params: byId,
    body: z
      .strictObject({ ...words, revision: z.int().min(0).optional(), reason: Reason.optional() })
      .refine(hasWords, textEmpty),
    example: ({ reply }) => ({ body: reply, revision: 0 }),
    answer: post,
    revision: ({ revision }) => revision,
    async run({ actor, params, body, ifMatch }) {
      const before = await getPost(actor, params.id);
      const revision = ifMatch ?? body.revision ?? before.revision;
      await revised(ifMatch, () => editPost(actor, { ...body, postId: params.id, revision }));
      return withPath(await getPost(actor, params.id));
    },
  }),
  operation({
    id: "deletePost",
    method: "DELETE",
    path: "/posts/:id",
    scope: "posts:write",
    by: "member",
    params: byId,
    query: z.strictObject({ reason: Reason.optional() }),
    async run({ actor, params, query }) {
      await deletePost(actor, { postId: params.id, reason: query.reason });
      return undefined;
    },
  }),
];
