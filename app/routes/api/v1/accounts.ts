import { z } from "zod";
import { getMember } from "#app/domain/accounts/get-member.server.ts";
import { getProfile } from "#app/domain/accounts/get-profile.server.ts";
import { operation } from "#app/http/api/operation.ts";
import { byId, memberCard, time, uuid } from "#app/http/api/schemas.ts";
import { memberPath } from "#app/paths.ts";

const birthday = z.object({ date: z.string(), calendar: z.enum(["persian", "gregory"]) });

/** What members tell about themselves. */
const profile = memberCard.extend({
  bio: z.string(),
  province: z.string(),
  city: z.string(),
  occupation: z.string(),
  birthday: birthday.nullable(),
  interests: z.array(z.string()),
  products: z.array(
    z.object({ id: uuid, slug: z.string(), name: z.string(), nameEn: z.string(), verified: z.boolean() }),
  ),
  trust: z.int(),
  joinedAt: time,
  path: z.string(),
});

const me = profile
  .extend({
    locale: z.string().nullable(),
    calendar: z.enum(["persian", "gregory"]).nullable(),
    autoFollow: z.boolean(),
    standing: z.enum(["active", "silenced"]),
    standingUntil: time.nullable(),
    permissions: z.array(z.string()),
  })
  .meta({ id: "Me" });

const member = profile
  .extend({
    pictureUrl: z.string().nullable(),
    isPlaceholder: z.boolean(),
    showsActivity: z.boolean(),
    topicCount: z.int().nullable(),
    postCount: z.int().nullable(),
  })
  .meta({ id: "Member" });

export const accountOperations = [
  operation({
    id: "getMe",
    method: "GET",
    path: "/me",
    scope: "me:read",
    by: "member",
    answer: me,
    async run({ actor }) {
      const { trust, joinedAt, standingUntil } = actor;
      return {
        ...(await getProfile(actor)),
        ...{ trust, joinedAt: joinedAt!, standingUntil, path: memberPath(actor) },
        standing: actor.standing === "silenced" ? ("silenced" as const) : ("active" as const),
        permissions: [...actor.permissions],
      };
    },
  }),
  operation({
    id: "getMember",
    method: "GET",
    path: "/members/:id",
    scope: "members:read",
    by: "reader",
    params: byId,
    answer: member,
    async run({ actor, params }) {
      const found = await getMember(actor, params.id);
      return { ...found, path: memberPath(found) };
    },
  }),
];
