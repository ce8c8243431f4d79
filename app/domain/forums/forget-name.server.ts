import type { Fact } from "#app/domain/core/events.ts";
import { publish } from "#app/domain/core/publish.server.ts";
import { renameInDocument } from "#app/domain/core/rich-text/rename-member.ts";
import type { RichTextDocument } from "#app/domain/core/rich-text/schema.ts";
import { renderText } from "#app/domain/core/rich-text/text.ts";
import { tellAnything } from "#app/domain/core/tell-anything.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { db } from "#app/platform/db/client.server.ts";
import { Prisma } from "#prisma/client";
import { renderBody } from "./render-body.server.ts";

/** Texts that are looked through at once: few enough for one statement, however many the club has. */
const sliceSize = 2_000;

type Row = { id: string; revision: number; body: RichTextDocument };
type Table = "Post" | "PostRevision";
/** Posts by their ids, from one (itself left out) to another; null is the end. */
type Slice = { after: string; upTo: string | null };

/**
 * Takes the name of who left out of what others wrote: a mention becomes words without a link, a quote names the former
 * member. Who edits meanwhile goes first, and their text is looked at again.
 */
export async function forgetNameOfMember({ payload }: Fact<"member.removed">): Promise<void> {
  const { memberId } = payload;
  const member = await db.member.findUnique({ where: { id: memberId }, select: { name: true } });
  if (!member) return;
  await forgetEverywhere({ id: memberId, name: member.name });
  await tellAnything();
}

async function forgetEverywhere(member: { id: string; name: string }): Promise<void> {
  for (const table of ["Post", "PostRevision"] as const)
    for (let after: string | null = nilUuid; after !== null; ) {
      const slice: Slice = { after, upTo: await endOfSlice(table, after) };
      await forgetIn(table, slice, member);
      after = slice.upTo;
    }
}

const nilUuid = "00000000-0000-0000-0000-000000000000";

const keyOf = (table: Table) => Prisma.raw(table === "Post" ? "id" : `"postId"`);
const nameOf = (table: Table) => Prisma.raw(`"${table}"`);

async function endOfSlice(table: Table, after: string): Promise<string | null> {
  const [last] = await db.$queryRaw<{ id: string }[]>`
    SELECT ${keyOf(table)} AS id FROM ${nameOf(table)} WHERE ${keyOf(table)} > ${after}::uuid
    ORDER BY ${keyOf(table)} OFFSET ${sliceSize - 1} LIMIT 1`;
  return last?.id ?? null;
}

async function forgetIn(table: Table, slice: Slice, member: { id: string; name: string }): Promise<void> {
  for (;;) {
    const rows = await findNaming(table, slice, member);
    for (const row of rows) await rewrite(table, row, member);
    if (rows.length === 0) return;
  }
}

/** Texts that mention the member, or quote one of their posts under another name. */
function findNaming(table: Table, { after, upTo }: Slice, member: { id: string; name: string }): Promise<Row[]> {
  const key = keyOf(table);
  return db.$queryRaw<Row[]>`
    SELECT written.${key} AS id, written.revision, written.body FROM ${nameOf(table)} written
    WHERE written.${key} > ${after}::uuid AND (${upTo}::uuid IS NULL OR written.${key} <= ${upTo}::uuid) AND (
      jsonb_path_exists(written.body, '$.** ? (@.type == "mention" && @.memberId == $id)',
        jsonb_build_object('id', ${member.id}::text))
      OR EXISTS (
        SELECT FROM jsonb_path_query(written.body, '$.root.children[*] ? (@.type == "post-quote" && @.authorName != $name)',
          jsonb_build_object('name', ${member.name}::text)) quote
        JOIN "Post" quoted ON quoted.id = (quote->>'postId')::uuid
        WHERE quoted."authorId" = ${member.id}::uuid
      ))`;
}

async function rewrite(table: Table, row: Row, { id: memberId, name }: { id: string; name: string }): Promise<void> {
  const where = { authorId: memberId, id: { in: quotedIds(row.body) } };
  const quoted = await db.post.findMany({ where, select: { id: true } });
  const ids = new Set(quoted.map(({ id }) => id));
  const body = renameInDocument(row.body, { memberId, postIds: ids, name });
  const { html } = await renderBody(body);
  const data = { body, html, text: renderText(body) };
  const { id, revision } = row;
  if (table === "Post") await editPost({ id, revision }, data);
  else await db.postRevision.updateMany({ where: { postId: id, revision }, data });
}

type Edited = { body: RichTextDocument; html: string; text: string };

/** An edit like any other to whoever holds a copy of the text: the search, and other programs. */
async function editPost(where: { id: string; revision: number }, data: Edited): Promise<void> {
  await transaction(async (tx) => {
    const select = { topicId: true, authorId: true, topic: { select: { forumId: true } } };
    const [post] = await tx.post.updateManyAndReturn({ where, data, select });
    if (!post) return; // somebody edits it meanwhile, and it is looked at again
    const { topicId, authorId, topic } = post;
    const ids = { postId: where.id, topicId, forumId: topic.forumId, authorId };
    await publish(tx, "post.edited", { ...ids, addedMentionIds: [], large: false }, null);
  });
}

function quotedIds(document: RichTextDocument): string[] {
  return document.root.children.flatMap((block) => (block.type === "post-quote" ? [block.postId] : []));
}
