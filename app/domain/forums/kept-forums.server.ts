import type { Actor } from "#app/domain/core/actor.ts";
import type { CommittedFact } from "#app/domain/core/committed.server.ts";
import { keep } from "#app/domain/core/keep.server.ts";
import { selectRows } from "#app/platform/db/rows.server.ts";
import { forumsOpenTo } from "./policy.ts";

/** A forum as the navigation and sums over forums need to know it. */
export type KeptForum = {
  id: string;
  slug: string;
  name: string;
  nameEn: string;
  readers: ReturnType<typeof forumsOpenTo>["readers"][number];
  groupId: string | null;
  topicCount: number;
  postCount: number;
  /** The product it is the forum of, unless that is retired. */
  product: { slug: string; name: string } | null;
};

/** Sums and the order by size may be so old; what a forum is called and who reads it may not. */
const countsSeconds = 30;

const changesForums = ({ kind }: CommittedFact) => kind.startsWith("forum.") || kind.startsWith("product.");

/** General forums before those of products, the biggest first. */
const keptForums = keep(selectForums, changesForums, countsSeconds);

function selectForums(): Promise<KeptForum[]> {
  return selectRows<KeptForum>`
    SELECT f.id, f.slug, f.name, f."nameEn", f.readers::text, f."groupId", f."topicCount", f."postCount",
      CASE WHEN p.id IS NOT NULL THEN json_build_object('slug', p.slug, 'name', p.name) END AS product
    FROM "Forum" f LEFT JOIN "Product" p ON p.id = f."productId" AND p."retiredAt" IS NULL
    ORDER BY (f."productId" IS NULL) DESC, f."postCount" DESC, f.id`;
}

/**
 * The forums the viewer may read, general ones first, then by size. Their rows are remembered until a fact changes who
 * reads them; whether that is the viewer is asked of the viewer's rights each time.
 */
export async function findOpenForums(viewer: Actor): Promise<KeptForum[]> {
  const { readers, groupIds } = forumsOpenTo(viewer);
  return (await keptForums()).filter(
    (forum) =>
      readers.includes(forum.readers) ||
      (forum.readers === "group" && forum.groupId !== null && groupIds.includes(forum.groupId)),
  );
}
