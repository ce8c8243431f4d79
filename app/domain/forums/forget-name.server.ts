import type { Fact } from "#app/domain/core/events.ts";
import { renameInDocument } from "#app/domain/core/rich-text/rename-member.ts";
import type { RichTextDocument } from "#app/domain/core/rich-text/schema.ts";
import { renderText } from "#app/domain/core/rich-text/text.ts";
import { db } from "#app/platform/db/client.server.ts";
import { Prisma } from "#prisma/client";
import { renderBody } from "./render-body.server.ts";

const atOnce = 100;

type Row = { id: string; revision: number; body: RichTextDocument };

/**
 * Takes the name of who left out of what others wrote: a mention becomes words without a link, a quote names the former
 * member. Who edits meanwhile goes first, and their text is looked at again.
 */
export async function forgetNameOfMember({ payload }: Fact<"member.removed">): Promise<void> {
  const { memberId } = payload;
  const member = await db.member.findUnique({ where: { id: memberId }, select: { name: true } });
  if (!member) return;
  for (const table of ["Post", "PostRevision"] as const)
    for (;;) {
      const rows = await findNaming(table, memberId, member.name);
      for (const row of rows) await rewrite(table, row, memberId, member.name);
      if (rows.length === 0) break;
    }
}

/** Texts that mention the member, or quote one of their posts under another name. */
function findNaming(table: "Post" | "PostRevision", memberId: string, name: string): Promise<Row[]> {
  const id = Prisma.raw(table === "Post" ? "id" : `"postId"`);
  return db.$queryRaw<Row[]>`
    SELECT written.${id} AS id, written.revision, written.body FROM ${Prisma.raw(`"${table}"`)} written
    WHERE jsonb_path_exists(written.body, '$.** ? (@.type == "mention" && @.memberId == $id)',
        jsonb_build_object('id', ${memberId}::text))
      OR EXISTS (
        SELECT FROM jsonb_path_query(written.body, '$.root.children[*] ? (@.type == "post-quote" && @.authorName != $name)',
          jsonb_build_object('name', ${name}::text)) quote
        JOIN "Post" quoted ON quoted.id = (quote->>'postId')::uuid
        WHERE quoted."authorId" = ${memberId}::uuid
      )
    LIMIT ${atOnce}`;
}

async function rewrite(table: "Post" | "PostRevision", row: Row, memberId: string, name: string): Promise<void> {
  const quoted = await db.post.findMany({ where: { authorId: memberId, id: { in: quotedIds(row.body) } } });
  const ids = new Set(quoted.map(({ id }) => id));
  const body = renameInDocument(row.body, { memberId, postIds: ids, name });
  const { html } = await renderBody(body);
  const data = { body, html, text: renderText(body) };
  const { id, revision } = row;
  if (table === "Post") await db.post.updateMany({ where: { id, revision }, data });
  else await db.postRevision.updateMany({ where: { postId: id, revision }, data });
}

function quotedIds(document: RichTextDocument): string[] {
  return document.root.children.flatMap((block) => (block.type === "post-quote" ? [block.postId] : []));
}
