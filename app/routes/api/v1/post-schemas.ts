import { z } from "zod";
import { memberCard, time, uuid } from "#app/http/api/schemas.ts";

/** A post with its words in both forms. */
export const post = z
  .object({
    id: uuid,
    topicId: uuid,
    number: z.int(),
    author: memberCard.extend({ trust: z.int(), isStaff: z.boolean(), verifiedOwner: z.boolean(), joinedAt: time }),
    state: z.enum(["shown", "hidden", "deleted_by_author", "deleted_by_moderator", "folded"]),
    text: z.string().nullable(),
    html: z.string().nullable(),
    createdAt: time,
    editedAt: time.nullable(),
    revision: z.int(),
    isFirst: z.boolean(),
    accepted: z.boolean(),
    likeCount: z.int(),
    likedByMe: z.boolean(),
    replyTo: z.object({ id: uuid, number: z.int(), authorName: z.string() }).nullable(),
    replyCount: z.int(),
    can: z.object({
      reply: z.boolean(),
      edit: z.boolean(),
      delete: z.boolean(),
      restore: z.boolean(),
      hide: z.boolean(),
      accept: z.boolean(),
      like: z.boolean(),
      history: z.boolean(),
    }),
    path: z.string(),
  })
  .meta({ id: "Post" });

/** Where a new post is found. */
export const newPost = z.object({ id: uuid, topicId: uuid, number: z.int(), path: z.string() }).meta({ id: "NewPost" });
