import type { RichTextDocument } from "#app/domain/core/rich-text/schema.ts";
import type { MediaView } from "./views.ts";

/** A document with one more picture at its end: for forms without JavaScript, which send text and a file. */
export function appendImage(document: RichTextDocument, media: MediaView): RichTextDocument {
  const { id: mediaId, alt, width, height } = media;
  return {
    root: { ...document.root, children: [...document.root.children, { type: "image", mediaId, alt, width, height }] },
  };
}
