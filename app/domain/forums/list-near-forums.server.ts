import type { Actor } from "#app/domain/core/actor.ts";
import { findOpenForums } from "./kept-forums.server.ts";

export type NearForum = { slug: string; name: string; nameEn: string };

/** Forums that find a place in the navigation. */
const nearMax = 5;

/**
 * The forums nearest to the viewer, for the navigation: those they follow, then the biggest they may read, forums of
 * single products last.
 * @param followedIds forums that the viewer follows
 */
export async function listNearForums(viewer: Actor, followedIds: readonly string[]): Promise<NearForum[]> {
  const open = await findOpenForums(viewer);
  const followed = open.filter(({ id }) => followedIds.includes(id));
  const near = [...followed, ...open.slice(0, nearMax).filter((forum) => !followed.includes(forum))];
  return near.slice(0, nearMax).map(({ slug, name, nameEn }) => ({ slug, name, nameEn }));
}
