import { z } from "zod";
import { listActivity } from "#app/domain/activity/list-activity.server.ts";
import { operation } from "#app/http/api/operation.ts";
import { listQuery, memberCard, pageOf, time, uuid } from "#app/http/api/schemas.ts";

const line = z
  .object({
    id: uuid,
    kind: z.enum(["member.joined", "topic.created", "post.created", "answer.accepted", "content.liked"]),
    actor: memberCard,
    title: z.string(),
    excerpt: z.string(),
    path: z.string(),
    createdAt: time,
  })
  .meta({ id: "ActivityLine" });

export const activityOperations = [
  operation({
    id: "listActivity",
    method: "GET",
    path: "/activity",
    scope: "activity:read",
    by: "reader",
    query: listQuery,
    answer: pageOf(line),
    run: ({ actor, query }) => listActivity(actor, query.after, query.limit),
  }),
];
