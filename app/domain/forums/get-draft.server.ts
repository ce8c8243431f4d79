import type { Actor } from "#app/domain/core/actor.ts";
import type { RichTextDocument } from "#app/domain/core/rich-text/schema.ts";
import { db } from "#app/platform/db/client.server.ts";
import type { DraftFields } from "./schema.ts";

/** What a member has begun to write and where it belongs. */
export type DraftView = {
  key: string;
  title: string;
  document: RichTextDocument;
  fields: DraftFields;
  updatedAt: Date;
};

/**
 * The member's own draft of a reply (`topic:<id>`), a new topic (`new:<forum id>`) or an edit (`post:<id>`); null where
 * there is none.
 */
export async function getDraft(actor: Actor, key: string): Promise<DraftView | null> {
  if (actor.id === null) return null;
  const row = await db.draft.findUnique({ where: { memberId_key: { memberId: actor.id, key } } });
  if (!row) return null;
  const { title, updatedAt } = row;
  return { key, title, document: toDocument(row.body), fields: row.fields as DraftFields, updatedAt };
}

/** A stored document: it was checked before it was stored. */
export function toDocument(body: unknown): RichTextDocument {
  return body as RichTextDocument;
}
