import type { Actor } from "#app/domain/core/actor.ts";
import { findOpenForums } from "./kept-forums.server.ts";

/** How much is talked about in the forums somebody may read, and about which products most. */
export type ClubTalk = {
  topics: number;
  replies: number;
  products: { slug: string; name: string; topicCount: number }[];
};

const productsMax = 5;

/** Sums and the busiest products, from the forums' own counters: posts are not read. */
export async function getClubTalk(viewer: Actor): Promise<ClubTalk> {
  const open = await findOpenForums(viewer);
  const talk: ClubTalk = { topics: 0, replies: 0, products: [] };
  for (const { topicCount, postCount, product } of open) {
    talk.topics += topicCount;
    talk.replies += postCount - topicCount;
    if (product && topicCount > 0 && talk.products.length < productsMax) talk.products.push({ ...product, topicCount });
  }
  return talk;
}
