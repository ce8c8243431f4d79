/** Replies of others that were not seen yet, on this page or not, and the number of the newest post before them. */
export type UnseenReplies = { fresh: number; seen: number };

type OnPage = {
  /** Numbers of others' posts, in order; those that were not seen before are on the screen now. */
  others: number[];
  /** The number of the last post, one's own included. */
  shownTo: number;
  /** Up to which number the page surely holds all there is; 0 where the topic goes on. */
  heldToEnd: number;
};

/** What is left to see. Replies that were told of and are gone again are not waited for. */
export function afterSeeing({ fresh, seen }: UnseenReplies, { others, shownTo, heldToEnd }: OnPage): UnseenReplies {
  const held = others.filter((number) => number > seen);
  const left = Math.max(0, fresh - held.length);
  if (left === 0) return { fresh: 0, seen: Math.max(seen, shownTo, heldToEnd) };
  if (held.length === 0 && heldToEnd > seen) return { fresh: 0, seen: heldToEnd };
  return { fresh: left, seen: held.at(-1) ?? seen };
}
