import { type Actor, isMember } from "#app/domain/core/actor.ts";
import { Prisma } from "#prisma/client";
import { forumsOpenTo, moderates } from "./policy.ts";

const always = Prisma.sql`TRUE`;

/** `visibleTopics` for a statement written by hand, in which the topic is `t` and its forum `f`. */
export function topicIsVisible(viewer: Actor): Prisma.Sql {
  const there = Prisma.sql`t."mergedIntoId" IS NULL AND ${forumIsOpen(viewer)}`;
  return moderates(viewer) ? there : Prisma.sql`${there} AND t."deletedAt" IS NULL AND ${unlessHidden(viewer, "t")}`;
}

/** `visiblePosts` within a topic that the viewer may read, for a statement in which the post is `p`. */
export function postIsVisible(viewer: Actor): Prisma.Sql {
  return moderates(viewer) ? always : unlessHidden(viewer, "p");
}

/** `readablePosts` in the same way. */
export function postIsReadable(viewer: Actor): Prisma.Sql {
  return moderates(viewer) ? always : Prisma.sql`p."deletedAt" IS NULL AND ${unlessHidden(viewer, "p")}`;
}

/** `visibleForums` in the same way, in which the forum is `f`. */
export function forumIsOpen(viewer: Actor): Prisma.Sql {
  const { readers, groupIds } = forumsOpenTo(viewer);
  if (readers.includes("group")) return always;
  return Prisma.sql`(f.readers = ANY(${readers}::"Readers"[])
    OR (f.readers = 'group' AND f."groupId" = ANY(${groupIds}::uuid[])))`;
}

function unlessHidden(viewer: Actor, thing: "t" | "p"): Prisma.Sql {
  const [hiddenAt, authorId] = [Prisma.raw(`${thing}."hiddenAt"`), Prisma.raw(`${thing}."authorId"`)];
  if (!isMember(viewer)) return Prisma.sql`${hiddenAt} IS NULL`;
  return Prisma.sql`(${hiddenAt} IS NULL OR ${authorId} = ${viewer.id}::uuid)`;
}
