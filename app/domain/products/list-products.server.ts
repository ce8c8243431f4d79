import type { Actor } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import type { Page } from "#app/domain/core/paging.ts";
import { isUuid } from "#app/domain/core/references.ts";
import { db } from "#app/platform/db/client.server.ts";
import type { Prisma } from "#prisma/client";
import { findProductIds } from "./find-product-ids.server.ts";
import { listProductCards } from "./list-product-cards.server.ts";
import { productsPageSize, searchMax } from "./rules.ts";
import { type CategoryView, type ProductCard, productCardFields } from "./views.ts";

export type ProductList = {
  category?: string | undefined;
  /** A part of the name, in any spelling; the answer is then one page of the best. */
  q?: string | undefined;
  /** Where the page before ended: its `next`. */
  after?: string | null | undefined;
};

/**
 * A page of the catalogue by name, or what a search in it finds. Retired products are left out.
 * @throws DomainError position_malformed
 */
export async function listProducts(viewer: Actor, { category, q, after }: ProductList): Promise<Page<ProductCard>> {
  if (q?.trim()) return { items: await searchProducts(viewer, q, category), next: null };
  const found = await db.product.findMany({
    where: { retiredAt: null, ...(category && { category }), ...(after && (await behind(after))) },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: productsPageSize + 1,
    select: productCardFields,
  });
  const rows = found.slice(0, productsPageSize);
  const next = found.length > productsPageSize ? (rows.at(-1)?.id ?? null) : null;
  return { items: await listProductCards(viewer, rows), next };
}

/** The categories of the catalogue with the number of products in each, as a dictionary orders them. */
export async function listCategories(): Promise<CategoryView[]> {
  const groups = await db.product.groupBy({
    by: ["category"],
    where: { retiredAt: null, category: { not: "" } },
    _count: true,
    orderBy: { category: "asc" },
  });
  return groups.map((group) => ({ name: group.category, count: group._count }));
}

async function searchProducts(viewer: Actor, question: string, category?: string): Promise<ProductCard[]> {
  const ids = await findProductIds(question, { limit: searchMax, ...(category && { category }) });
  const rows = await db.product.findMany({ where: { id: { in: ids } }, select: productCardFields });
  return listProductCards(
    viewer,
    ids.flatMap((id) => rows.find((row) => row.id === id) ?? []),
  );
}

/** Products that come after one in the order of names: the name is looked up, so that a cursor stays short. */
async function behind(id: string): Promise<Prisma.ProductWhereInput> {
  const last = isUuid(id) ? await db.product.findUnique({ where: { id }, select: { name: true } }) : null;
  if (!last) throw new DomainError("position_malformed");
  return { OR: [{ name: { gt: last.name } }, { name: last.name, id: { gt: id } }] };
}
