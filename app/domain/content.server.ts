import { memberSearch } from "./accounts/search-documents.server.ts";
import type { Actor } from "./core/actor.ts";
import { type ContentSource, type ContentView, contentKey } from "./core/content.ts";
import { DomainError } from "./core/errors.ts";
import { type ContentKind, type ContentRef, isUuid } from "./core/references.ts";
import type { SearchKind, SearchSource } from "./core/search-document.ts";
import { postContent, topicContent } from "./forums/content.server.ts";
import { productSearch } from "./products/search-documents.server.ts";

/** Every kind of content that members publish, and who tells about it. */
const sources: { [K in ContentKind]: ContentSource } = {
  topic: topicContent,
  post: postContent,
};

/** Everything that search finds, and who tells about it: the kinds of content, products and members. */
export const searchSources: { [K in SearchKind]: SearchSource } = {
  ...sources,
  product: productSearch,
  member: memberSearch,
};

/** Those of the given that the actor may read, by `contentKey`; one query for each kind among them. */
export async function loadContent(
  actor: Actor,
  refs: readonly { kind: string; id: string }[],
): Promise<Map<string, ContentView>> {
  const views = await Promise.all(
    Object.values(sources).map((source) => {
      const ids = refs.filter(({ kind, id }) => kind === source.kind && isUuid(id)).map(({ id }) => id);
      return ids.length > 0 ? source.load(actor, [...new Set(ids)]) : [];
    }),
  );
  return new Map(views.flat().map((view) => [contentKey(view), view]));
}

/**
 * One piece of content that the actor may read.
 * @throws DomainError not_found
 */
export async function getContent(actor: Actor, ref: ContentRef): Promise<ContentView> {
  const view = (await loadContent(actor, [ref])).get(contentKey(ref));
  if (!view) throw new DomainError("not_found");
  return view;
}
