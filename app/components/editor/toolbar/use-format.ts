import { $isCodeNode } from "@lexical/code";
import { $isLinkNode } from "@lexical/link";
import { $isListNode } from "@lexical/list";
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { $isQuoteNode } from "@lexical/rich-text";
import { $findMatchingParent } from "@lexical/utils";
import { $getSelection, $isRangeSelection, type LexicalNode } from "lexical";
import { useEffect, useState } from "react";

export type Block = "paragraph" | "bullet" | "number" | "quote" | "code";
export type Format = { bold: boolean; italic: boolean; link: string | null; block: Block };

const plain: Format = { bold: false, italic: false, link: null, block: "paragraph" };

/** How the text at the caret looks, for the buttons that are pressed. */
export function useFormat(): Format {
  const [editor] = useLexicalComposerContext();
  const [format, setFormat] = useState(plain);
  useEffect(
    () =>
      editor.registerUpdateListener(({ editorState }) => {
        const next = editorState.read($readFormat);
        setFormat((before) => (next && JSON.stringify(next) !== JSON.stringify(before) ? next : before));
      }),
    [editor],
  );
  return format;
}

function $readFormat(): Format | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return null;
  const node = selection.anchor.getNode();
  const link = $findMatchingParent(node, $isLinkNode);
  return {
    bold: selection.hasFormat("bold"),
    italic: selection.hasFormat("italic"),
    link: link?.getURL() ?? null,
    block: $blockOf(node),
  };
}

function $blockOf(node: LexicalNode): Block {
  const list = $findMatchingParent(node, $isListNode);
  if (list) return list.getListType() === "number" ? "number" : "bullet";
  if ($findMatchingParent(node, $isQuoteNode)) return "quote";
  return $findMatchingParent(node, $isCodeNode) ? "code" : "paragraph";
}
