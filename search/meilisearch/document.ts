import { type SearchDocument, type SearchKind, type SearchRef, searchKinds } from "#app/domain/core/search-document.ts";
import { foldTokens } from "#app/platform/persian/fold.ts";
import { cutWord } from "../question.ts";

/** Words of one field that are kept; Meilisearch itself counts no further than 65,535. */
const wordsMax = 20_000;

/** Of two that match alike, a product comes before what is said about it, and a topic before a reply. */
const weights: Record<SearchKind, number> = { product: 4, member: 3, topic: 2, post: 1 };

/** What Meilisearch keeps of one thing. */
export type Kept = SearchRef & {
  key: string;
  title_n: string;
  labels_n: string;
  author_n: string;
  body_n: string;
  access: string[];
  forum: string | null;
  products: string[];
  author: string | null;
  /** Milliseconds. */
  created: number;
  weight: number;
};

/** The name of a thing among all kinds. */
export const keyOf = ({ kind, id }: SearchRef): string => `${kind}-${id}`;

const keys = new RegExp(`^(${searchKinds.join("|")})-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$`);

/** Whether a text is the name of a thing. */
export function isKey(text: unknown): text is string {
  return typeof text === "string" && keys.test(text);
}

/** The thing that a name names. */
export function refOf(key: string): SearchRef {
  const [, kind, id] = keys.exec(key)!;
  return { kind: kind as SearchKind, id: id! };
}

/** A document as Meilisearch keeps it: whole, since what is written replaces what was there. */
export function toKept(document: SearchDocument): Kept {
  const { kind, id, access, forumId, productIds, authorId, createdAt } = document;
  return {
    ...{ key: keyOf(document), kind, id },
    title_n: folded(document.title),
    labels_n: folded(document.labels.join("\n")),
    author_n: folded(document.author),
    body_n: folded(document.text),
    ...{ access, forum: forumId, products: productIds, author: authorId },
    ...{ created: createdAt.getTime(), weight: weights[kind] },
  };
}

function folded(text: string): string {
  return foldTokens(text).slice(0, wordsMax).map(cutWord).join(" ");
}
