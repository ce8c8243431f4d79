import type { Actor } from "#app/domain/core/actor.ts";
import { db } from "#app/platform/db/client.server.ts";
import { countUnread } from "./count-unread.server.ts";
import { visibleForums } from "./policy.ts";
import { forumCardFields, type SectionView, toForumCard } from "./views.ts";

/**
 * The forums the viewer may read, in their sections and order, with what is unread in each. Forums without a section
 * come last, in one whose id and name are "". Sections with nothing for the viewer are left out.
 */
export async function listSections(viewer: Actor): Promise<SectionView[]> {
  const [sections, forums] = await Promise.all([
    db.forumSection.findMany({ orderBy: [{ position: "asc" }, { id: "asc" }] }),
    db.forum.findMany({
      where: visibleForums(viewer),
      orderBy: [{ position: "asc" }, { name: "asc" }, { id: "asc" }],
      select: { ...forumCardFields, sectionId: true },
    }),
  ]);
  const unread = await countUnread(
    viewer,
    forums.map((forum) => forum.id),
  );
  return [...sections, { id: null, name: "", nameEn: "" }]
    .map(({ id, name, nameEn }) => ({
      id: id ?? "",
      name,
      nameEn,
      forums: forums
        .filter((forum) => forum.sectionId === id)
        .map((forum) => toForumCard(forum, unread.get(forum.id) ?? null)),
    }))
    .filter((section) => section.forums.length > 0);
}
