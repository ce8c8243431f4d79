import { z } from "zod";
import { listForums } from "#app/domain/forums/list-forums.server.ts";
import { operation } from "#app/http/api/operation.ts";
import { listQuery, pageOf, time, uuid } from "#app/http/api/schemas.ts";

const forum = z
  .object({
    id: uuid,
    slug: z.string(),
    name: z.string(),
    nameEn: z.string(),
    description: z.string(),
    readers: z.enum(["everyone", "members", "group", "staff"]),
    topicCount: z.int(),
    postCount: z.int(),
    lastPostAt: time.nullable(),
    product: z.object({ slug: z.string(), name: z.string() }).nullable(),
    unread: z.int().nullable(),
  })
  .meta({ id: "Forum" });

export const forumOperations = [
  operation({
    id: "listForums",
    method: "GET",
    path: "/forums",
    scope: "forums:read",
    by: "reader",
    query: listQuery,
    answer: pageOf(forum),
    run: ({ actor, query }) => listForums(actor, query),
  }),
];
