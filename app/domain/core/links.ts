/**
 * Addresses that stored HTML carries. Pages build theirs with `app/paths.ts`, which starts from these; they are written
 * into the database with every post, so an address once given here has to be answered for ever.
 */

/** A post's permalink: finds the post wherever its topic was moved to. */
export function postPath(postId: string): string {
  return `/p/${postId}`;
}

/** A member's page. */
export function memberPath(memberId: string): string {
  return `/members/${memberId}`;
}

/** A member's inbox. */
export const notificationsPath = "/notifications";

/** A product's page. */
export function productPath(slug: string): string {
  return `/products/${encodeURIComponent(slug)}`;
}

/** A topic's page: the number finds it, the words are for people. */
export function topicPath(topic: { seq: number; slug: string; forum: { slug: string } }): string {
  const words = topic.slug && `-${encodeURIComponent(topic.slug)}`;
  return `/forums/${encodeURIComponent(topic.forum.slug)}/${topic.seq}${words}`;
}
