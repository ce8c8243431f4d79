import type { Actor } from "#app/domain/core/actor.ts";
import { db } from "#app/platform/db/client.server.ts";
import { compareNames } from "#app/platform/persian/collation.ts";
import type { ProductName } from "./views.ts";

/** Products offered to narrow a search down at most: those most is said about, of a catalogue of any size. */
const offeredMax = 200;

const byName = compareNames("fa");
const nameFields = { id: true, slug: true, name: true, nameEn: true } as const;

/** The products that are sold, by name; and one that was asked for, whatever became of it. The catalogue is open to all. */
export async function listSearchProducts(_viewer: Actor, askedId: string | undefined): Promise<ProductName[]> {
  const [offered, asked] = await Promise.all([
    db.product.findMany({
      where: { retiredAt: null },
      orderBy: [{ forum: { postCount: "desc" } }, { id: "asc" }],
      take: offeredMax,
      select: nameFields,
    }),
    askedId ? db.product.findMany({ where: { id: askedId }, select: nameFields }) : [],
  ]);
  const all = [...new Map([...offered, ...asked].map((product) => [product.id, product])).values()];
  return all.sort((one, other) => byName(one.name, other.name));
}
