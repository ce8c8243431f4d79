import type { SearchDocument, SearchKind, SearchRef } from "#app/domain/core/search-document.ts";
import type { Question } from "./question.ts";
import type { Sort, Width } from "./views.ts";

export const engineNames = ["postgresql", "meilisearch"] as const;
export type EngineName = (typeof engineNames)[number];

/** What may be asked of an engine. All that narrows down holds together. */
export type Inquiry = {
  question: Question;
  /** Keys of who asks; null opens everything. */
  access: string[] | null;
  /** Whose words who asks does not want to see. */
  withoutAuthors: string[];
  kinds: readonly SearchKind[];
  forumId?: string | undefined;
  productId?: string | undefined;
  authorId?: string | undefined;
  /** Not older than this. */
  since?: Date | undefined;
  sort: Sort;
  /** Where the page before ended. */
  after?: Place | undefined;
  most: number;
};

/** A place in an answer: who gave it, how widely was looked, and of the last hit before it the sort value and the id. */
export type Place = { engine: EngineName; width: Width; value: number; id: string };

export type Hit = SearchRef & { value: number };

export type Answer = {
  /** Who answered. */
  engine: EngineName;
  hits: Hit[];
  /** How many there are, up to `countMax` + 1, which says «more than `countMax`». */
  count: number;
  /** Whether more follow after the last hit. */
  hasMore: boolean;
  width: Width;
  /** Whether more matches than the pages of this answer reach. */
  isCut?: boolean;
  /** Words of documents that were taken for the question's, to be marked where they stand. */
  alike: string[];
};

/** One way to find things; which one is at work changes nothing for those who ask. */
export type SearchEngine = {
  name: EngineName;
  /** Takes documents in, in place of what was known of them, and forgets others. Told the same twice, it changes nothing. */
  write(changed: { documents: SearchDocument[]; gone: SearchRef[] }): Promise<void>;
  /** The page of an answer. */
  search(inquiry: Inquiry): Promise<Answer>;
  /** What somebody who is still typing may mean, by titles first; quick rather than complete. */
  suggest(inquiry: Inquiry): Promise<SearchRef[]>;
  /**
   * Begins to make everything anew beside what is searched meanwhile: from now on `write` goes to both, until `swap`
   * puts the new one in the place of the other. One that was begun before and never ended is thrown away.
   * @returns what `swap` is told
   */
  beginRebuild(): Promise<number>;
  /** False, and nothing changes, where another rebuild was begun since. */
  swap(rebuild: number): Promise<boolean>;
  /** Whether it was ever filled. */
  isFilled(): Promise<boolean>;
  /** Work that can wait for the night. */
  tidy(): Promise<void>;
};
