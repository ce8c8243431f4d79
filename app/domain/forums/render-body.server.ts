import { memberPath, postPath, productPath } from "#app/domain/core/links.ts";
import { renderHtml } from "#app/domain/core/rich-text/html.ts";
import type { RichTextDocument } from "#app/domain/core/rich-text/schema.ts";
import { images } from "#app/domain/core/rich-text/text.ts";
import { mediaById } from "#app/domain/media/attach-media.server.ts";
import { db } from "#app/platform/db/client.server.ts";

/** The HTML of a document as a page shows it, and whether all its pictures are there; one that is not is left out. */
export async function renderBody(document: RichTextDocument): Promise<{ html: string; complete: boolean }> {
  const mediaIds = images(document).map(({ mediaId }) => mediaId);
  const pictures = mediaIds.length > 0 ? await mediaById(db, mediaIds) : new Map();
  const html = renderHtml(document, {
    mediaUrl: (mediaId) => pictures.get(mediaId) ?? null,
    memberPath,
    productPath,
    postPath,
  });
  return { html, complete: pictures.size === mediaIds.length };
}
