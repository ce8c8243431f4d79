import { freeSlug } from "#app/domain/core/free-slug.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import { uuidv7 } from "#app/platform/ids.ts";
import { slugify } from "#app/platform/persian/text.ts";
import type { Prisma } from "#prisma/client";
import { productsSectionId } from "./default-forums.ts";

/** A new forum's columns; what is left out is the schema's default. */
export type NewForum = Omit<Prisma.ForumUncheckedCreateInput, "id" | "slug" | "reads" | "topics"> & { name: string };

/** The address of a forum whose name has no letters. */
const namelessSlug = "forum";

/**
 * Opens a forum under a free address, in the caller's transaction. A product's forum goes to the section of products
 * where nothing else is said.
 */
export async function openForum(tx: Transaction, forum: NewForum): Promise<{ id: string; slug: string }> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('forum slugs', 0))`;
  const base = slugify(forum.nameEn || forum.name) || namelessSlug;
  const taken = await tx.forum.findMany({ where: { slug: { startsWith: base } }, select: { slug: true } });
  const slug = freeSlug(
    base,
    taken.map((row) => row.slug),
  );
  const id = uuidv7();
  const sectionId = forum.sectionId === undefined && forum.productId ? await findProductsSection(tx) : forum.sectionId;
  await tx.forum.create({ data: { ...forum, sectionId: sectionId ?? null, id, slug } });
  return { id, slug };
}

/** The section that products' forums go to; null while the club has none. */
export async function findProductsSection(tx: Transaction): Promise<string | null> {
  const section = await tx.forumSection.findUnique({ where: { id: productsSectionId }, select: { id: true } });
  return section?.id ?? null;
}
