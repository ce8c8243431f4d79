import { z } from "zod";
import { operation } from "#app/http/api/operation.ts";
import { uuid } from "#app/http/api/schemas.ts";

const me = z.object({ id: uuid, name: z.string() });

export const accountOperations = [
  operation({
    id: "getMe",
    method: "GET",
    path: "/me",
    scope: "me:read",
    by: "member",
    answer: me,
    run: async ({ actor }) => ({ id: actor.id, name: actor.name }),
  }),
];
