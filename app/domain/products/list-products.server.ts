import type { Actor } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { decodeCursor, encodeCursor, type Page } from "#app/domain/core/paging.ts";
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
  limit?: number;
};

/**
 * A page of the catalogue by name, or what a search in it finds. Retired products are left out.
 * @throws DomainError position_malformed
 */
export async function listProducts(viewer: Actor, wanted: ProductList): Promise<Page<ProductCard>> {
  const { category, q, after, limit = productsPageSize } = wanted;
  if (q?.trim()) return { items: await searchProducts(viewer, q, wanted), next: null };
  const found = await db.product.findMany({
    where: { retiredAt: null, ...(category && { category }), ...(await behind(after, nameOf(wanted))) },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: limit + 1,
    select: productCardFields,
  });
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  const next = found.length > limit && last ? encodeCursor({ value: 0, id: last.id }, nameOf(wanted)) : null;
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

/** The catalogue, or one category of it, as a list of its own. */
const nameOf = ({ category }: ProductList) => `products:${category ?? ""}`;

async function searchProducts(viewer: Actor, question: string, list: ProductList): Promise<ProductCard[]> {
  const { category, limit = searchMax } = list;
  const ids = await findProductIds(question, { limit: Math.min(limit, searchMax), ...(category && { category }) });
  const rows = await db.product.findMany({ where: { id: { in: ids } }, select: productCardFields });
  return listProductCards(
    viewer,
    ids.flatMap((id) => rows.find((row) => row.id === id) ?? []),
  );
}

/** Products that come after one in the order of names: the name is looked up, so that a cursor stays short. */
async function behind(after: string | null | undefined, list: string): Promise<Prisma.ProductWhereInput> {
  const id = decodeCursor(after, list)?.id;
  if (!id) return {};
  const last = await db.product.findUnique({ where: { id }, select: { name: true } });
  if (!last) throw new DomainError("position_malformed", { field: "after" });
  return { OR: [{ name: { gt: last.name } }, { name: last.name, id: { gt: id } }] };
}
