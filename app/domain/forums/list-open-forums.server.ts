import { type Actor, holds } from "#app/domain/core/actor.ts";
import { db } from "#app/platform/db/client.server.ts";
import { visibleForums } from "./policy.ts";

/** A forum somebody may start a topic in, as a choice. */
export type OpenForum = {
  id: string;
  slug: string;
  name: string;
  nameEn: string;
  description: string;
  hue: number;
  icon: string;
  section: { name: string; nameEn: string } | null;
};

/**
 * The forums in which the viewer may start a topic, in the order of their sections, those of products last, of which
 * there may be hundreds: one query.
 */
export async function listOpenForums(viewer: Actor): Promise<OpenForum[]> {
  const writers = holds(viewer, "topics.announce") ? {} : { writers: { not: "staff" as const } };
  const found = await db.forum.findMany({
    where: { AND: [visibleForums(viewer), writers] },
    orderBy: [{ section: { position: "asc" } }, { position: "asc" }, { name: "asc" }, { id: "asc" }],
    select: {
      ...{ id: true, slug: true, name: true, nameEn: true, description: true, hue: true, icon: true, productId: true },
      section: { select: { name: true, nameEn: true } },
    },
  });
  const choices = (areOfProducts: boolean) =>
    found
      .filter(({ productId }) => (productId !== null) === areOfProducts)
      .map(({ productId: _, ...forum }): OpenForum => forum);
  return [...choices(false), ...choices(true)];
}
