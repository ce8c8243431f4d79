/** Kinds of content that members publish; `domain/content.server.ts` describes each. */
export const contentKinds = ["topic", "post"] as const;

export type ContentKind = (typeof contentKinds)[number];

/** Points at one piece of content of any kind. */
export type ContentRef = { kind: ContentKind; id: string };

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text has the form of a uuid (RFC 9562), so that a query can take it. */
export function isUuid(text: string): boolean {
  return uuidPattern.test(text);
}

/** Whether a number can be that of a row, a topic's in the club or a post's in its topic, so that a query can take it. */
export function isRowNumber(number: number): boolean {
  return Number.isInteger(number) && number >= 1 && number <= 0x7fffffff;
}
