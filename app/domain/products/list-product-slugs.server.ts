import { db } from "#app/platform/db/client.server.ts";

/** Most products in the sitemap; the protocol allows 50,000 addresses in one file. */
const productsMax = 40_000;

/** The addresses of all products in the catalogue. */
export async function listProductSlugs(): Promise<string[]> {
  const products = await db.product.findMany({
    where: { retiredAt: null },
    orderBy: { slug: "asc" },
    take: productsMax,
    select: { slug: true },
  });
  return products.map((product) => product.slug);
}
