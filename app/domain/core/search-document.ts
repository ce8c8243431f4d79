import type { ContentKind } from "./references.ts";

/** What search finds: content of every kind, and what the club has besides. */
export const searchKinds = ["topic", "post", "product", "member"] as const satisfies (ContentKind | string)[];

export type SearchKind = (typeof searchKinds)[number];

/** Points at one thing that search finds. */
export type SearchRef = { kind: SearchKind; id: string };

/** What search has to know of one thing. Only what may be listed has a document. */
export type SearchDocument = SearchRef & {
  /** Who may find it: one who holds any of these keys (`accessKeys`). */
  access: string[];
  /** Empty where it has no title of its own. */
  title: string;
  /** Tags and names of products: less than the title, more than the text. */
  labels: string[];
  author: string;
  text: string;
  forumId: string | null;
  productIds: string[];
  authorId: string | null;
  createdAt: Date;
};

/** Things whose documents change together. */
export type SearchScope = { topicId: string } | { forumId: string } | { authorId: string } | { productId: string };

/** A part of all ids of a kind in their order: after one, so many at most. */
export type SearchSlice = { after: string | null; most: number; within?: SearchScope };

/** What a feature tells search about one of its kinds. */
export type SearchSource = {
  /** The documents of those among the given that may be listed at all; of any other there is none. */
  searchDocuments(ids: string[]): Promise<SearchDocument[]>;
  /** Ids of things that have, had or may have a document, in ascending order. */
  searchableIds(slice: SearchSlice): Promise<string[]>;
};

/** Everyone who may read the club at all. */
export const everyoneKey = "public";

/** The least uuid: what comes after it is all there is. */
export const firstId = "00000000-0000-0000-0000-000000000000";
