import { everyoneKey, firstId, type SearchSource } from "#app/domain/core/search-document.ts";
import { db } from "#app/platform/db/client.server.ts";
import { toFeatures } from "./views.ts";

/** Products as search knows them; the catalogue is open to all. A retired one keeps its page and is found no more. */
export const productSearch: SearchSource = {
  searchDocuments: async (ids) => {
    const rows = await db.product.findMany({ where: { id: { in: ids }, retiredAt: null } });
    return rows.map(({ id, name, nameEn, category, sku, description, features, createdAt }) => ({
      ...{ kind: "product", id, access: [everyoneKey], createdAt, author: "", authorId: null },
      title: [name, nameEn].filter(Boolean).join(" "),
      labels: [category, sku ?? ""],
      text: [description, ...toFeatures(features).map((pair) => pair.join(" "))].join("\n"),
      ...{ forumId: null, productIds: [id] },
    }));
  },
  searchableIds: async ({ after, most, within }) => {
    const only = !within ? {} : "productId" in within ? { id: within.productId } : null;
    if (!only) return [];
    const rows = await db.product.findMany({
      where: { AND: [{ id: { gt: after ?? firstId } }, only] },
      orderBy: { id: "asc" },
      take: most,
      select: { id: true },
    });
    return rows.map(({ id }) => id);
  },
};
