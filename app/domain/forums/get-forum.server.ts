import { type Actor, isMember } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { Prisma } from "#prisma/client";
import { can, type ForumFacts } from "./policy.ts";
import { selectForumCards } from "./select-forum-cards.server.ts";
import { type ForumView, toForumCard } from "./views.ts";

type More = Pick<ForumFacts, "writers" | "groupId"> & Pick<ForumView, "section" | "following">;

/**
 * A forum with what the viewer may do in it, in one statement.
 * @throws DomainError not_found, also for a forum the viewer may not read
 */
export async function getForum(viewer: Actor, slug: string): Promise<ForumView> {
  const [forum] = await selectForumCards<More>(viewer, {
    where: Prisma.sql`f.slug = ${slug}`,
    order: Prisma.sql`f.id`,
    columns: Prisma.sql`, f.writers::text, f."groupId",
      (
        SELECT json_build_object('id', s.id, 'name', s.name, 'nameEn', s."nameEn") FROM "ForumSection" s
        WHERE s.id = f."sectionId"
      ) AS section,
      ${followingOf(viewer)} AS following`,
  });
  if (!forum) throw new DomainError("not_found");
  const { section, following } = forum;
  return {
    ...toForumCard(forum),
    ...{ section, following },
    can: { startTopic: can(viewer, "start_topic", forum), follow: following !== null },
  };
}

function followingOf(viewer: Actor): Prisma.Sql {
  if (!isMember(viewer)) return Prisma.sql`NULL`;
  return Prisma.sql`EXISTS (
    SELECT FROM "Follow" w
    WHERE w."targetKind" = 'forum' AND w."targetId" = f.id AND w."memberId" = ${viewer.id}::uuid AND w."endedAt" IS NULL
  )`;
}
