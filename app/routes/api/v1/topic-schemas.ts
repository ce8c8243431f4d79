import { z } from "zod";
import { topicKinds } from "#app/domain/forums/rules.ts";
import { memberCard, time, uuid } from "#app/http/api/schemas.ts";

/** A topic as a line of a list. */
export const topicCard = z
  .object({
    id: uuid,
    seq: z.int(),
    slug: z.string(),
    title: z.string(),
    kind: z.enum(topicKinds),
    stars: z.int().nullable(),
    verifiedOwner: z.boolean(),
    tags: z.array(z.string()),
    forum: z.object({ slug: z.string(), name: z.string(), nameEn: z.string() }),
    author: memberCard,
    lastPoster: memberCard.nullable(),
    replyCount: z.int(),
    createdAt: time,
    lastPostAt: time,
    pinned: z.boolean(),
    featured: z.boolean(),
    closed: z.boolean(),
    hidden: z.boolean(),
    deleted: z.boolean(),
    solved: z.boolean(),
    unread: z.int().nullable(),
    lastReadNumber: z.int().nullable(),
    excerpt: z.string(),
    path: z.string(),
  })
  .meta({ id: "TopicCard" });

/** Where a new topic is found. */
export const newTopic = z
  .object({ id: uuid, seq: z.int(), slug: z.string(), firstPostId: uuid, path: z.string() })
  .meta({ id: "NewTopic" });

/** A topic with what belongs to it and what the caller may do with it. */
export const topic = topicCard
  .extend({
    isPublic: z.boolean(),
    products: z.array(z.object({ slug: z.string(), name: z.string() })),
    acceptedPost: z.object({ id: uuid, number: z.int() }).nullable(),
    following: z.boolean().nullable(),
    can: z.object({
      reply: z.boolean(),
      close: z.boolean(),
      pin: z.boolean(),
      move: z.boolean(),
      merge: z.boolean(),
      split: z.boolean(),
      hide: z.boolean(),
      restore: z.boolean(),
      rename: z.boolean(),
      feature: z.boolean(),
      delete: z.boolean(),
      follow: z.boolean(),
    }),
  })
  .meta({ id: "Topic" });
