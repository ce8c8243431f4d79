import { addSeconds, daySeconds, minuteSeconds } from "#app/platform/clock.ts";
import { foldTokens } from "#app/platform/persian/fold.ts";

export const topicKinds = ["discussion", "question", "experience", "idea"] as const;

/** Letters a title needs; ZWNJ, tatweel, digits and emoji are none. */
export const titleMin = 5;
/** Graphemes a title may have. */
export const titleMax = 120;
/** Posts on a page of a topic. */
export const pageSize = 20;
export const tagsMax = 5;
/** Letters a free tag needs and graphemes it may have. */
export const tagMin = 2;
export const tagMax = 30;
export const productsMax = 5;
/** Graphemes of a moderator's reason. */
export const reasonMax = 1_000;
/** Posts that can be split off at once. */
export const splitMax = 200;
/** Drafts kept for a member; beyond it the oldest goes. */
export const draftsMax = 100;

/** Limits of writing that a club may change: `clubSettings("forums", forumDefaults)`. */
export const forumDefaults = {
  newPostSeconds: 30,
  newFirstDayTopics: 3,
  newFirstDayReplies: 10,
  newLinks: 2,
  newImages: 1,
  newMentions: 2,
  postSeconds: 5,
  topicSeconds: 15,
  topicsADay: 20,
  mentions: 10,
  sameTextSeconds: 5 * minuteSeconds,
  repliesInARow: 3,
  editSeconds: daySeconds,
  /** For members of trust 2 and more. */
  trustedEditSeconds: 30 * daySeconds,
  quietEditSeconds: 5 * minuteSeconds,
};

export type ForumLimits = typeof forumDefaults;

/** Whether the stricter limits hold: somebody the club does not know yet. */
export function isNew(member: { trust: number }): boolean {
  return member.trust === 0;
}

/** How long its author may edit a post. */
export function editableUntil(
  post: { createdAt: Date },
  author: { trust: number },
  limits: ForumLimits = forumDefaults,
): Date {
  return addSeconds(post.createdAt, author.trust >= 2 ? limits.trustedEditSeconds : limits.editSeconds);
}

/** Whether readers are told about an edit made now: the first minutes are for slips of the pen. */
export function editLeavesMark(post: { createdAt: Date }, at: Date, limits: ForumLimits = forumDefaults): boolean {
  return at >= addSeconds(post.createdAt, limits.quietEditSeconds);
}

/** Less than this share of the words surviving makes an edit a large one. */
const survivingShare = 0.6;

/**
 * Whether an edit made another text of it, so that earlier likes no longer speak for it. Compares the two texts as
 * bags of folded words: moving a sentence or mending its spelling is a small edit, swapping the words is a large one.
 */
export function isLargeEdit(before: string, after: string): boolean {
  const [old, fresh] = [foldTokens(before), foldTokens(after)];
  const longest = Math.max(old.length, fresh.length);
  if (longest === 0) return before !== after;
  const left = new Map<string, number>();
  for (const word of old) left.set(word, (left.get(word) ?? 0) + 1);
  const surviving = fresh.filter((word) => {
    const count = left.get(word) ?? 0;
    if (count > 0) left.set(word, count - 1);
    return count > 0;
  });
  return surviving.length / longest < survivingShare;
}

/** A quote has at least this share of its words from the text it names. */
const quotedShare = 0.8;

/**
 * Whether words can pass as quoted from a text, shortened or with other marks; else they would be put into its author's
 * mouth. Compares folded words, not their order.
 */
export function isQuotedFrom(words: string, source: string): boolean {
  const quoted = foldTokens(words);
  const known = new Set(foldTokens(source));
  return quoted.filter((word) => known.has(word)).length >= quoted.length * quotedShare;
}

/** How long until a post or like weighs half in a topic's heat, in seconds. */
export const heatHalfLifeSeconds = 2 * daySeconds;

/**
 * A topic's heat after something of the given weight happened: log₂ of the sum of 2^(time / half-life). It never has
 * to be recomputed, because all topics fade at the same pace.
 */
export function heatAfter(heat: number, weight: number, at: Date): number {
  const added = Math.log2(weight) + at.getTime() / 1000 / heatHalfLifeSeconds;
  return Math.max(heat, added) + Math.log2(1 + 2 ** -Math.abs(heat - added));
}

/** The longest time one report of reading may claim, in seconds. */
export const readingSecondsMax = 60;
/** Nobody reads a post in less, in seconds. */
export const postReadingSeconds = 1;

/** Number of the post that a topic's first page begins with. */
export const firstPageFrom = 1;
