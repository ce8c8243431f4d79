import { findMemberCards } from "#app/domain/accounts/find-member-cards.server.ts";
import { type FoundMember, listFoundMembers } from "#app/domain/accounts/list-found-members.server.ts";
import type { MemberCard } from "#app/domain/accounts/views.ts";
import { loadContent } from "#app/domain/content.server.ts";
import type { Actor } from "#app/domain/core/actor.ts";
import { type ContentView, contentKey } from "#app/domain/core/content.ts";
import { memberPath, productPath } from "#app/domain/core/links.ts";
import type { SearchRef } from "#app/domain/core/search-document.ts";
import { listFoundProducts } from "#app/domain/products/list-found-products.server.ts";
import type { ProductCard } from "#app/domain/products/views.ts";
import { markWords, snippetOf, type Wanted } from "./mark.ts";
import type { Found } from "./views.ts";

/**
 * What an engine points at, loaded again through the domain, in the engine's order: what the viewer may not see by now,
 * or what is gone, is left out, however stale the engine is.
 */
export async function loadFound(viewer: Actor, refs: readonly SearchRef[], wanted: Wanted): Promise<Found[]> {
  const idsOf = (kind: SearchRef["kind"]) => refs.filter((ref) => ref.kind === kind).map(({ id }) => id);
  const [contents, members, products] = await Promise.all([
    loadContent(viewer, refs),
    listFoundMembers(viewer, idsOf("member")),
    listFoundProducts(viewer, idsOf("product")),
  ]);
  const shown = [...contents.values()].filter(({ isShown }) => isShown);
  const authors = await findMemberCards(shown.map(({ authorId }) => authorId));
  const found = [
    ...shown.map((content) => toFoundContent(content, authors.get(content.authorId) ?? null, wanted)),
    ...members.map((member) => toFoundMember(member, wanted)),
    ...products.map((product) => toFoundProduct(product, wanted)),
  ];
  const byKey = new Map(found.map((one) => [contentKey(one), one]));
  return refs.flatMap((ref) => byKey.get(contentKey(ref)) ?? []);
}

function toFoundContent(content: ContentView, author: MemberCard | null, wanted: Wanted): Found {
  const { kind, id, path, createdAt, place } = content;
  const words = { title: markWords(content.title, wanted), snippet: snippetOf(content.text, wanted) };
  return { kind, id, path, createdAt, place, author, ...words };
}

function toFoundMember({ bio, joinedAt, ...member }: FoundMember, wanted: Wanted): Found {
  const words = { title: markWords(member.name, wanted), snippet: snippetOf(bio, wanted) };
  return { kind: "member", id: member.id, path: memberPath(member.id), member, joinedAt, ...words };
}

function toFoundProduct(product: ProductCard, wanted: Wanted): Found {
  const { id, slug, name, nameEn, category } = product;
  const named = nameEn && !hasMark(name, wanted) && hasMark(nameEn, wanted) ? `${name} (${nameEn})` : name;
  const words = { title: markWords(named, wanted), snippet: markWords(category, wanted) };
  return { kind: "product", id, path: productPath(slug), product, ...words };
}

const hasMark = (text: string, wanted: Wanted) => markWords(text, wanted).length > 1;
