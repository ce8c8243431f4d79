export const fields = ["q", "kind", "forum", "product", "author", "by", "since", "sort"] as const;

/** What was asked, as its address says it: forum by slug, product and author by id, `by` a name that was typed. */
export type AskedFields = Partial<Record<(typeof fields)[number], string>>;

export type Named = { id: string; name: string };
export type LocalNamed = { id: string; slug: string; name: string; nameEn: string };

/** What a search can be narrowed down to, whom a typed name may mean, and whose words stand on the page. */
export type Choices = {
  forums: LocalNamed[];
  products: LocalNamed[];
  author: Named | null;
  /** Several bear the name that was typed; null where none was typed, empty where nobody bears it. */
  mayBe: Named[] | null;
  authors: Named[];
};
