import { holds, type MemberActor } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { isUuid } from "#app/domain/core/references.ts";
import { db } from "#app/platform/db/client.server.ts";
import type { Forum, ForumSection } from "#prisma/client";

/** Forums that the plan shows at most, as many of products again: a large catalogue leaves the others their place. */
const forumsMost = 200;

export type PlannedForum = Pick<Forum, "id" | "slug" | "name" | "hue" | "icon" | "position" | "topicCount"> & {
  readers: "everyone" | "members" | "group" | "staff";
  isOfProduct: boolean;
};

/** A forum as it is set up. */
export type ForumSetup = Forum;

export type PlannedSection = Pick<ForumSection, "id" | "name" | "nameEn" | "position"> & { forums: PlannedForum[] };

function demandPlanner(actor: MemberActor): void {
  if (!holds(actor, "forums.manage")) throw new DomainError("forbidden");
}

/**
 * All sections and forums in their order, those of products last, also those that nobody but their group reads, for who
 * sets them up. Forums without a section come last, under id "".
 * @throws DomainError forbidden
 */
export async function listForumPlan(actor: MemberActor): Promise<PlannedSection[]> {
  demandPlanner(actor);
  const order = [{ position: "asc" as const }, { name: "asc" as const }, { id: "asc" as const }];
  const [sections, ...found] = await Promise.all([
    listSectionPlan(actor),
    db.forum.findMany({ where: { productId: null }, orderBy: order, take: forumsMost }),
    db.forum.findMany({ where: { productId: { not: null } }, orderBy: order, take: forumsMost }),
  ]);
  const forums = found.flat();
  return [...sections, { id: "", name: "", nameEn: "", position: 0 }]
    .map((section) => ({
      ...section,
      forums: forums.filter((forum) => (forum.sectionId ?? "") === section.id).map(toPlannedForum),
    }))
    .filter(({ id, forums }) => id !== "" || forums.length > 0);
}

function toPlannedForum(forum: Forum): PlannedForum {
  const { id, slug, name, hue, icon, position, topicCount, readers, productId } = forum;
  return { id, slug, name, hue, icon, position, topicCount, readers, isOfProduct: productId !== null };
}

/**
 * The sections there are, for choosing one.
 * @throws DomainError forbidden
 */
export async function listSectionPlan(actor: MemberActor): Promise<Omit<PlannedSection, "forums">[]> {
  demandPlanner(actor);
  return db.forumSection.findMany({ orderBy: [{ position: "asc" }, { id: "asc" }] });
}

/**
 * A forum as it is set up.
 * @throws DomainError forbidden, not_found
 */
export async function getForumPlan(actor: MemberActor, id: string): Promise<ForumSetup> {
  demandPlanner(actor);
  const forum = isUuid(id) ? await db.forum.findUnique({ where: { id } }) : null;
  if (!forum) throw new DomainError("not_found");
  return forum;
}

/**
 * The groups that a forum can be for, by name.
 * @throws DomainError forbidden
 */
export async function listForumGroups(actor: MemberActor): Promise<{ id: string; name: string }[]> {
  demandPlanner(actor);
  return db.customerGroup.findMany({ orderBy: [{ name: "asc" }, { id: "asc" }], select: { id: true, name: true } });
}
