import type { Actor } from "#app/domain/core/actor.ts";
import { everyoneKey } from "#app/domain/core/search-document.ts";
import { type ForumFacts, forumsOpenTo } from "./policy.ts";

/** The key that opens what stands in a forum to those who find it by search. */
export function accessKey({ readers, groupId }: Pick<ForumFacts, "readers" | "groupId">): string {
  if (readers === "everyone") return everyoneKey;
  return readers === "group" ? `g:${groupId}` : readers;
}

/** The keys somebody holds, as `visibleForums` decides; null opens everything. */
export function accessKeys(viewer: Actor): string[] | null {
  const { readers, groupIds } = forumsOpenTo(viewer);
  if (readers.includes("group")) return null;
  return [
    ...readers.map((one) => (one === "everyone" ? everyoneKey : one)),
    ...groupIds.map((groupId) => `g:${groupId}`),
  ];
}
