import { findMemberCards } from "#app/domain/accounts/find-member-cards.server.ts";
import type { MemberCard } from "#app/domain/accounts/views.ts";
import type { Actor } from "#app/domain/core/actor.ts";
import { isUuid } from "#app/domain/core/references.ts";
import { listSearchForums, type SearchForum } from "#app/domain/forums/list-search-forums.server.ts";
import { listSearchProducts } from "#app/domain/products/list-search-products.server.ts";
import type { ProductName } from "#app/domain/products/views.ts";
import { fold } from "#app/platform/persian/fold.ts";
import { suggest } from "./search-club.server.ts";

/** Whose words are looked for: one whom the club knows, or those a typed name may mean. */
export type AuthorChoice = { author: MemberCard | null; mayBe: MemberCard[] };

/** What a search can be narrowed down to, and what it is. */
export type Narrowing = {
  forums: SearchForum[];
  products: ProductName[];
  author: MemberCard | null;
  /** Ids to look by; one that was asked for and does not exist finds nothing. */
  ids: { forumId?: string | undefined; productId?: string | undefined; authorId?: string | undefined };
};

/** No thing has this id. */
const nowhere = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/** Reads what narrows a search down: a forum by its slug, a product and an author by their ids; who left has no words. */
export async function readNarrowing(
  actor: Actor,
  asked: { forum?: string | undefined; product?: string | undefined; author?: string | undefined },
): Promise<Narrowing> {
  const productId = asked.product && (isUuid(asked.product) ? asked.product : nowhere);
  const askedAuthor = asked.author && isUuid(asked.author) ? asked.author : null;
  const [forums, products, authors] = await Promise.all([
    listSearchForums(actor),
    listSearchProducts(actor, productId),
    findMemberCards(askedAuthor ? [askedAuthor] : []),
  ]);
  const forumId = asked.forum && (forums.find(({ slug }) => slug === asked.forum)?.id ?? nowhere);
  const known = authors.get(askedAuthor ?? "");
  const author = known && !known.former ? known : null;
  const authorId = asked.author && (author?.id ?? nowhere);
  return { forums, products, author, ids: { forumId, productId, authorId } };
}

/** Whom a typed name means: the one member who bears it, or several who may be meant. */
export async function findAuthor(actor: Actor, typed: string): Promise<AuthorChoice> {
  const mayBe = (await suggest(actor, typed, "member")).flatMap((found) => ("member" in found ? found.member : []));
  const named = mayBe.filter(({ name }) => fold(name) === fold(typed));
  const [author = null] = named.length > 0 ? named : mayBe;
  const isSure = named.length === 1 || mayBe.length === 1;
  return isSure ? { author, mayBe: [] } : { author: null, mayBe: named.length > 0 ? named : mayBe };
}
