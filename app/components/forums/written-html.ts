import * as links from "#app/domain/core/links.ts";
import { documentFromText } from "#app/domain/core/rich-text/from-text.ts";
import { renderHtml } from "#app/domain/core/rich-text/html.ts";
import type { RichTextDocument } from "#app/domain/core/rich-text/schema.ts";

type Node = {
  type: string;
  text?: string;
  mediaId?: string;
  src?: string;
  children?: Node[];
  width?: number;
  height?: number;
};

/**
 * How the words of a form look before the club has answered: written from the editor's nodes or the textarea's text by the
 * same code as on the server, with every value escaped.
 */
export function writtenHtml(form: FormData): string {
  const [json, text] = [form.get("bodyJson"), form.get("body")];
  const root = typeof json === "string" && json !== "" ? (JSON.parse(json) as { root: Node }).root : null;
  const document = root
    ? ({ root: toKnown(root) } as unknown as RichTextDocument)
    : documentFromText(typeof text === "string" ? text : "");
  const pictures = root ? picturesIn(root) : new Map<string, Node>();
  return renderHtml(document, {
    memberPath: links.memberPath,
    productPath: links.productPath,
    postPath: links.postPath,
    mediaUrl: (id) => {
      const { src, width = 1, height = 1 } = pictures.get(id) ?? {};
      return src ? { src, width, height } : null;
    },
  });
}

/** Nodes that only the editor knows are stored as text. */
function toKnown(node: Node): Node {
  if (node.type === "tab") return { type: "text", text: "\t" };
  if (node.type === "code-highlight") return { type: "text", text: node.text ?? "" };
  return node.children ? { ...node, children: node.children.map(toKnown) } : node;
}

function picturesIn(root: Node): Map<string, Node> {
  const images = (root.children ?? []).filter(({ type }) => type === "image");
  return new Map(images.map((node) => [node.mediaId ?? "", node]));
}
