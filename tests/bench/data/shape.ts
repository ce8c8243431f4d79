/** How large a club is made. */
export type Shape = {
  members: number;
  /** Members who have read some topics before; the first of all. */
  readers: number;
  products: number;
  topics: number;
  posts: number;
  /** Replies to the longest topic. */
  longest: number;
};

/** The club that is measured: the one of the budgets. */
export const benchShape: Shape = {
  members: 20_000,
  readers: 1_000,
  products: 92,
  topics: 2_000,
  posts: 100_000,
  longest: 20_000,
};

/** Topics that figures ask for, by their place in the plan. */
export const longestTopic = 0;
export const pageTopic = 1;
export const shortTopic = 2;

/** Posts of the topic whose page is measured: one page. */
export const pagePosts = 20;
/** Posts of the topic that the longest one is compared with. */
export const shortPosts = 40;

const kinds = { member: "a", topic: "b", post: "c" };

/** An id that is the same in every club of the bench, and grows with the number as ids of version 7 do with time. */
export function idOf(kind: keyof typeof kinds, number: number): string {
  const time = (1_700_000_000_000 + number).toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8${kinds[kind]}00-000000000000`;
}
