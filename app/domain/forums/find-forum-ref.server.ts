import type { Actor } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { db } from "#app/platform/db/client.server.ts";
import { cleanName } from "#app/platform/persian/text.ts";
import { visibleForums } from "./policy.ts";

/**
 * The forum that somebody names by its slug or by its name in either language; the slug wins.
 * @throws DomainError not_found, also for what the viewer may not read
 */
export async function findForumRef(viewer: Actor, named: string): Promise<{ id: string; slug: string }> {
  const name = cleanName(named);
  const found = await db.forum.findMany({
    where: { AND: [{ OR: [{ slug: name }, { name }, { nameEn: name }] }, visibleForums(viewer)] },
    orderBy: { createdAt: "asc" },
    take: 10,
    select: { id: true, slug: true },
  });
  const forum = found.find(({ slug }) => slug === name) ?? found[0];
  if (!forum || name === "") throw new DomainError("not_found", { field: "forum" });
  return forum;
}
