/** Graphemes of a group's name and of what is said about it. */
export const groupNameMax = 60;
export const groupDescriptionMax = 300;
/** Products that a group's rule may name. */
export const ruleProductsMax = 50;
/** Members a file may name, and bytes it may have. */
export const groupFileLines = 20_000;
export const groupFileBytes = 4 * 1024 * 1024;
/** Members that one statement puts into a group or takes out of it. */
export const ruleBatch = 1_000;
/** Members on a page of a list of staff. */
export const staffPageSize = 30;

/** Whom a group takes in by itself: members who meet every condition given. */
export type GroupRule = {
  /** Owns one of these. */
  productIds: string[];
  /** Owning has to be proved by a purchase. */
  verifiedOnly: boolean;
  trustAtLeast: number | null;
  /** Joined before this day of the club, YYYY-MM-DD. */
  joinedBefore: string | null;
};
