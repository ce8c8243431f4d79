import { z } from "zod";
import { fail } from "#app/domain/core/form-state.ts";
import { notificationKinds } from "#app/domain/notifications/kinds.ts";
import { listNotifications } from "#app/domain/notifications/list-notifications.server.ts";
import { markRead } from "#app/domain/notifications/mark-read.server.ts";
import { MarkRead } from "#app/domain/notifications/schema.ts";
import { operation } from "#app/http/api/operation.ts";
import { listQuery, memberCard, pageOf, time, uuid } from "#app/http/api/schemas.ts";

const notification = z
  .object({
    ids: z.array(uuid),
    kind: z.enum(notificationKinds),
    actors: z.array(memberCard),
    actorCount: z.int(),
    title: z.string(),
    excerpt: z.string(),
    path: z.string(),
    createdAt: time,
    read: z.boolean(),
  })
  .meta({ id: "Notification" });

export const notificationOperations = [
  operation({
    id: "listNotifications",
    method: "GET",
    path: "/notifications",
    scope: "notifications:read",
    by: "member",
    query: listQuery,
    answer: pageOf(notification),
    run: ({ actor, query }) => listNotifications(actor, query.after, query.limit),
  }),
  operation({
    id: "markNotificationsRead",
    method: "POST",
    path: "/notifications/read",
    scope: "notifications:write",
    by: "member",
    body: z
      .strictObject({ ...MarkRead.partial().shape, all: z.literal(true).optional() })
      .refine(({ ids, all }) => (ids === undefined) !== (all === undefined), {
        message: fail("required"),
        path: ["ids"],
      }),
    example: () => ({ all: true as const }),
    async run({ actor, body }) {
      await markRead(actor, body.ids ?? "all");
      return undefined;
    },
  }),
];
