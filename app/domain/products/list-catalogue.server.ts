import { holds, type MemberActor } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import type { Page } from "#app/domain/core/paging.ts";
import { isUuid } from "#app/domain/core/references.ts";
import { db } from "#app/platform/db/client.server.ts";
import { fold } from "#app/platform/persian/fold.ts";
import type { ProductName } from "./views.ts";

const pageSize = 40;
/** Products that a choice offers at most. */
const choiceMax = 1_000;

const nameFields = { id: true, slug: true, name: true, nameEn: true } as const;

/** A product in the list of who keeps the catalogue. */
export type CatalogueLine = ProductName & { category: string; sku: string | null; retired: boolean };

/**
 * A page of the whole catalogue by name, retired products too, for who keeps it.
 * @throws DomainError forbidden, position_malformed
 */
export async function listCatalogue(
  actor: MemberActor,
  { q, after }: { q?: string | undefined; after?: string | null },
): Promise<Page<CatalogueLine>> {
  if (!holds(actor, "products.manage")) throw new DomainError("forbidden");
  const words = q ? fold(q.slice(0, 100)).trim() : "";
  const found = await db.product.findMany({
    where: { AND: [words ? { nameFold: { contains: words } } : {}, after ? await behind(after) : {}] },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: pageSize + 1,
    select: { ...nameFields, category: true, sku: true, retiredAt: true },
  });
  const rows = found.slice(0, pageSize);
  const items = rows.map(({ retiredAt, ...row }) => ({ ...row, retired: retiredAt !== null }));
  return { items, next: found.length > pageSize ? (rows.at(-1)?.id ?? null) : null };
}

/** The names of the catalogue's products, for choosing some of them. */
export async function listProductChoices(): Promise<ProductName[]> {
  return db.product.findMany({ orderBy: [{ name: "asc" }, { id: "asc" }], take: choiceMax, select: nameFields });
}

async function behind(id: string) {
  const last = isUuid(id) ? await db.product.findUnique({ where: { id }, select: { name: true } }) : null;
  if (!last) throw new DomainError("position_malformed");
  return { OR: [{ name: { gt: last.name } }, { name: last.name, id: { gt: id } }] };
}
