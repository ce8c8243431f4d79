import { type Actor, isMember } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { readRichText } from "#app/domain/core/rich-text/form.ts";
import { parseRichText } from "#app/domain/core/rich-text/parse.ts";
import { maxGraphemes } from "#app/domain/core/rich-text/rules.ts";
import type { RichTextDocument } from "#app/domain/core/rich-text/schema.ts";
import { now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { cleanName } from "#app/platform/persian/text.ts";
import { draftsMax } from "./rules.ts";
import type { DraftFields, SaveDraft } from "./schema.ts";

const empty: RichTextDocument = { root: { type: "root", children: [] } };

/**
 * Keeps what a member has begun to write, the newest on any device winning. Nothing written yet removes the draft.
 * @returns when it was saved; null when there was nothing to save
 * @throws DomainError unauthenticated, text_too_long, text_too_large, text_malformed, text_unknown_node,
 * text_forbidden_link, text_too_deep
 */
export async function saveDraft(actor: Actor, input: SaveDraft): Promise<Date | null> {
  if (!isMember(actor)) throw new DomainError("unauthenticated");
  const { document, body, bodyJson, fields = {} } = input;
  const parsed = document != null ? parseRichText(document) : readRichText({ plain: body, json: bodyJson });
  if (!parsed.ok && parsed.code !== "text_empty") {
    throw new DomainError(parsed.code, { field: "body", values: { max: maxGraphemes } });
  }
  const title = cleanName(input.title);
  if (!parsed.ok && title === "" && !saysSomething(fields)) {
    await db.draft.deleteMany({ where: { memberId: actor.id, key: input.key } });
    return null;
  }
  return storeDraft(actor.id, input.key, {
    title,
    document: parsed.ok ? parsed.document : empty,
    fields,
  });
}

/** A form stands at a discussion about nothing in particular until somebody chooses. */
function saysSomething({ kind = "discussion", tags = "", stars = "", productIds = [] }: DraftFields): boolean {
  return kind !== "discussion" || tags.trim() !== "" || stars !== "" || productIds.length > 0;
}

/** Writes a draft that is known to be sound, and lets go of the oldest beyond `draftsMax`. */
export async function storeDraft(
  memberId: string,
  key: string,
  { title, document, fields = {} }: { title: string; document: RichTextDocument; fields?: DraftFields },
): Promise<Date> {
  const updatedAt = now();
  const body = JSON.stringify(document);
  await db.$executeRaw`
    INSERT INTO "Draft" ("memberId", key, title, body, fields, "updatedAt")
    VALUES (${memberId}::uuid, ${key}, ${title}, ${body}::jsonb, ${JSON.stringify(fields)}::jsonb, ${updatedAt}::timestamptz)
    ON CONFLICT ("memberId", key) DO UPDATE
    SET title = excluded.title, body = excluded.body, fields = excluded.fields, "updatedAt" = excluded."updatedAt"`;
  await db.$executeRaw`
    DELETE FROM "Draft" WHERE "memberId" = ${memberId}::uuid AND key IN (
      SELECT key FROM "Draft" WHERE "memberId" = ${memberId}::uuid ORDER BY "updatedAt" DESC, key OFFSET ${draftsMax}::int
    )`;
  return updatedAt;
}
