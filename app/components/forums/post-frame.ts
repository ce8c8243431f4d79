/** The card of a post; on a phone it spans the screen, so that its words have the room. */
export const postFrame =
  "scroll-mt-24 border bg-surface-raised p-4 outline-none max-sm:-mx-4 max-sm:border-x-0 sm:rounded-card sm:p-6";

/** What stands under the author's name, in line with it where there is room. */
export const postBody = "sm:ps-[52px]";
