import type { Actor } from "#app/domain/core/actor.ts";
import { db } from "#app/platform/db/client.server.ts";
import { countUnread } from "./count-unread.server.ts";
import { visibleForums } from "./policy.ts";
import { forumCardFields, type SectionView, toForumCard } from "./views.ts";

/**
 * The forums the viewer may read, in their sections and order, with what is unread in each. Forums without a section
 * come last, in one whose id and name are "". Sections with nothing for the viewer are left out.
 * @param options.ofProducts false leaves out the forums of single products, of which there may be thousands
 */
export async function listSections(viewer: Actor, { ofProducts = true } = {}): Promise<SectionView[]> {
  const [sections, forums] = await Promise.all([
    db.forumSection.findMany({ orderBy: [{ position: "asc" }, { id: "asc" }] }),
    db.forum.findMany({
      where: ofProducts ? visibleForums(viewer) : { AND: [visibleForums(viewer), { productId: null }] },
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
