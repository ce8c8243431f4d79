import type { Inquiry } from "../engine.ts";

/**
 * A text as Meilisearch's filters take it. Every value goes through here: between quotes nothing is an operator but the
 * quote itself and the backslash.
 */
export function literal(value: string): string {
  return `"${value.replace(/["\\]/g, "\\$&")}"`;
}

/** That an attribute is one of some values. */
export function isOneOf(attribute: string, values: readonly string[]): string {
  return `${attribute} IN [${values.map(literal).join(", ")}]`;
}

/** Everything of an inquiry but its words, each line a condition. */
export function filterOf(inquiry: Inquiry): string[] {
  const { access, withoutAuthors, kinds, forumId, productId, authorId, since } = inquiry;
  const conditions = [isOneOf("kind", kinds)];
  if (access) conditions.push(isOneOf("access", access));
  if (withoutAuthors.length > 0) conditions.push(`NOT ${isOneOf("author", withoutAuthors)}`);
  if (forumId) conditions.push(isOneOf("forum", [forumId]));
  if (productId) conditions.push(isOneOf("products", [productId]));
  if (authorId) conditions.push(isOneOf("author", [authorId]));
  if (since) conditions.push(`created >= ${since.getTime()}`);
  return conditions;
}
