import fc from "fast-check";
import { $createParagraphNode, $createTextNode, $getRoot, createEditor } from "lexical";
import { expect, test } from "vitest";
import { parseRichText } from "#app/domain/core/rich-text/parse.ts";
import { quotePost } from "#app/domain/core/rich-text/quote-post.ts";
import { knownTypes, type RichTextDocument } from "#app/domain/core/rich-text/schema.ts";
import { anyRichText } from "#tests/factories/rich-text.ts";
import { $createImageNode } from "./image-node.tsx";
import { $createMentionNode } from "./mention-node.ts";
import { editorNodes } from "./nodes.ts";
import { $createPostQuoteNode } from "./post-quote-node.ts";
import { $createProductNode } from "./product-node.ts";

const uuid = "01890a5d-ac96-774b-bcce-b302099a8057";

function emptyEditor() {
  return createEditor({
    nodes: editorNodes,
    onError: (error) => {
      throw error;
    },
  });
}

function throughEditor(document: RichTextDocument) {
  return emptyEditor().parseEditorState(JSON.stringify(document)).toJSON();
}

test("the schema knows every node of the editor", () => {
  expect(editorNodes.map((node) => node.getType()).filter((type) => !knownTypes.has(type))).toEqual([]);
});

test("what the club stored opens in the editor and comes back the same", () => {
  let opened = 0;
  fc.assert(
    fc.property(anyRichText(), (input) => {
      const stored = parseRichText(input);
      if (!stored.ok) return;
      opened += 1;
      expect(parseRichText(throughEditor(stored.document))).toEqual(stored);
    }),
    { numRuns: 300 },
  );
  expect(opened).toBeGreaterThan(100);
});

test("nodes made in the editor are stored with what they stand for", () => {
  const editor = emptyEditor();
  editor.update(
    () => {
      const quoted = $createParagraphNode().append($createTextNode("گفته بودم"));
      const line = $createParagraphNode().append(
        $createMentionNode({ memberId: uuid, name: "سارا" }),
        $createTextNode(" ببین ").setFormat("bold"),
        $createProductNode({ productId: uuid, slug: "tv", name: "تلویزیون" }),
      );
      const image = $createImageNode({ mediaId: uuid, alt: "", width: 3, height: 4, src: "/media/x.webp" });
      image.setAlt("گلدان");
      $getRoot().append(
        $createPostQuoteNode({ postId: uuid, authorName: "علی", number: 2 }).append(quoted),
        line,
        image,
      );
    },
    { discrete: true },
  );
  const parsed = parseRichText(editor.getEditorState().toJSON());
  expect(parsed.ok && parsed.document.root.children).toEqual([
    quotePost({ postId: uuid, authorName: "علی", number: 2, text: "گفته بودم" }),
    {
      type: "paragraph",
      children: [
        { type: "mention", memberId: uuid, name: "سارا" },
        { type: "text", text: " ببین ", format: 1 },
        { type: "product", productId: uuid, slug: "tv", name: "تلویزیون" },
      ],
    },
    { type: "image", mediaId: uuid, alt: "گلدان", width: 3, height: 4 },
  ]);
});
