import { z } from "zod";
import { topicKinds } from "#app/domain/forums/rules.ts";
import { memberCard, time, uuid } from "#app/http/api/schemas.ts";

/** A topic as a line of a list. */
export const topicCard = z.object({
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
});

/** Where a new topic is found. */
export const newTopic = z.object({ id: uuid, seq: z.int(), slug: z.string(), firstPostId: uuid, path: z.string() });
