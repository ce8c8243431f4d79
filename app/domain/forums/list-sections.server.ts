import type { Actor } from "#app/domain/core/actor.ts";
import { selectRows } from "#app/platform/db/rows.server.ts";
import { Prisma } from "#prisma/client";
import { selectForumCards } from "./select-forum-cards.server.ts";
import { type SectionView, toForumCard } from "./views.ts";

/**
 * The forums the viewer may read, in their sections and order, with what is unread in each. Forums without a section
 * come last, in one whose id and name are "". Sections with nothing for the viewer are left out.
 * @param options.ofProducts false leaves out the forums of single products, of which there may be thousands
 */
export async function listSections(viewer: Actor, { ofProducts = true } = {}): Promise<SectionView[]> {
  const [sections, forums] = await Promise.all([
    selectRows<{ id: string; name: string; nameEn: string }>`
      SELECT id, name, "nameEn" FROM "ForumSection" ORDER BY position, id`,
    selectForumCards<{ sectionId: string | null }>(viewer, {
      where: ofProducts ? Prisma.sql`TRUE` : Prisma.sql`f."productId" IS NULL`,
      order: Prisma.sql`f.position, f.name, f.id`,
      columns: Prisma.sql`, f."sectionId"`,
    }),
  ]);
  return [...sections, { id: null, name: "", nameEn: "" }]
    .map(({ id, name, nameEn }) => ({
      id: id ?? "",
      name,
      nameEn,
      forums: forums.filter((forum) => forum.sectionId === id).map(toForumCard),
    }))
    .filter((section) => section.forums.length > 0);
}
