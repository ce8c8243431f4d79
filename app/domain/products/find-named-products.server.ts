import { DomainError } from "#app/domain/core/errors.ts";
import { db } from "#app/platform/db/client.server.ts";
import { fold, foldTokens } from "#app/platform/persian/fold.ts";
import { findProductIds } from "./find-product-ids.server.ts";
import { suggestedMax } from "./rules.ts";

/**
 * Ids of the products that somebody names, one a line, in either language and any spelling. A part of a name will do
 * where only one product has it.
 * @param max how many may be named
 * @throws DomainError product_unclear with the first name that is nobody's, or more than one's; too_many_products
 */
export async function findNamedProducts(lines: string, max: number): Promise<string[]> {
  const names = lines
    .split("\n", 10 * max)
    .map((line) => line.trim())
    .filter(Boolean);
  if (names.length > max) {
    throw new DomainError("too_many_products", { field: "productNames", values: { max } });
  }
  const ids: string[] = [];
  for (const name of names) ids.push(await findNamed(name));
  return [...new Set(ids)];
}

async function findNamed(name: string): Promise<string> {
  const ids = await findProductIds(name, { limit: suggestedMax });
  const products = await db.product.findMany({ where: { id: { in: ids } } });
  const asked = fold(name);
  const same = products.filter((one) => [one.name, one.nameEn, one.slug].some((called) => fold(called) === asked));
  const words = foldTokens(asked);
  const alike = same.length > 0 ? same : products.filter((one) => words.every((word) => one.nameFold.includes(word)));
  if (alike.length !== 1) throw new DomainError("product_unclear", { field: "productNames", values: { name } });
  return alike[0]!.id;
}
