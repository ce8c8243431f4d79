import type { MemberCard } from "#app/domain/accounts/views.ts";
import type { SearchKind } from "#app/domain/core/search-document.ts";
import type { ProductCard } from "#app/domain/products/views.ts";

/** A text in pieces: what stands between marks and what is marked, by turns, beginning with what is not. */
export type Marked = string[];

/** One thing that was found, as the one who asked may see it now. */
export type Found = { id: string; path: string; title: Marked; snippet: Marked } & (
  | {
      kind: "topic" | "post";
      author: MemberCard | null;
      createdAt: Date;
      place: { slug: string; name: string; nameEn: string };
    }
  | { kind: "product"; product: ProductCard }
  | { kind: "member"; member: MemberCard; joinedAt: Date }
);

/**
 * How widely was looked: for all words, for words much like them where too few had all, or for some of the words where
 * still nothing had.
 */
export const widths = ["all", "alike", "some"] as const;
export type Width = (typeof widths)[number];

/** The most that is counted. */
export const countMax = 100;

/** How far back is looked. */
export const periods = ["day", "week", "month", "year"] as const;
export type Period = (typeof periods)[number];

export const sorts = ["relevance", "date"] as const;
export type Sort = (typeof sorts)[number];

/** What somebody looks for. */
export type Asked = {
  q: string;
  kind?: SearchKind | undefined;
  forumId?: string | undefined;
  productId?: string | undefined;
  authorId?: string | undefined;
  since?: Period | undefined;
  sort?: Sort | undefined;
  /** Where the page before ended: its `next`. */
  after?: string | null | undefined;
};

export type SearchPage = {
  items: Found[];
  /** How many there are; null says «more than `countMax`». */
  count: number | null;
  next: string | null;
  width: Width;
  /** Whether another engine than the club's own choice answered, since that one cannot be asked just now. */
  isInstead: boolean;
  /** Whether more matches than can be paged through. */
  isCut: boolean;
  /** The question as it may have been meant, where little or nothing was found; it finds something. */
  meant: string | null;
};
