import { $insertGeneratedNodes } from "@lexical/clipboard";
import { $isCodeNode } from "@lexical/code";
import { $generateNodesFromDOM } from "@lexical/html";
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { $findMatchingParent } from "@lexical/utils";
import {
  $getSelection,
  $insertNodes,
  $isElementNode,
  $isRangeSelection,
  $parseSerializedNode,
  COMMAND_PRIORITY_NORMAL,
  type LexicalEditor,
  type LexicalNode,
  PASTE_COMMAND,
  type RangeSelection,
} from "lexical";
import { useEffect } from "react";
import { cleanWords } from "#app/domain/core/rich-text/clean.ts";
import { documentFromText } from "#app/domain/core/rich-text/from-text.ts";
import { $isPostQuoteNode } from "../nodes/post-quote-node.ts";
import { cleanPastedHtml } from "./clean-pasted-html.ts";

const ownFormat = "application/x-lexical-editor";

/** What is pasted becomes nodes the club knows: pages and Word documents are cleaned, plain text keeps its paragraphs. */
export function usePaste(): void {
  const [editor] = useLexicalComposerContext();
  useEffect(() => {
    return editor.registerCommand(
      PASTE_COMMAND,
      (event) => {
        const data = "clipboardData" in event ? event.clipboardData : null;
        const selection = $getSelection();
        if (!data || !$isRangeSelection(selection) || data.types.includes(ownFormat)) return false;
        if (!$pasteInto(selection, data, editor)) return false;
        event.preventDefault();
        return true;
      },
      COMMAND_PRIORITY_NORMAL,
    );
  }, [editor]);
}

function $pasteInto(selection: RangeSelection, data: DataTransfer, editor: LexicalEditor): boolean {
  const plain = cleanWords(data.getData("text/plain"));
  const html = data.getData("text/html");
  const inCode = $findMatchingParent(selection.anchor.getNode(), $isCodeNode) !== null;
  if (inCode) selection.insertRawText(plain);
  else if (html) $insertHtml(html, selection, editor);
  else if (plain.includes("\n")) $insertNodes($withinQuote(selection, $nodesFromText(plain)));
  else if (plain) selection.insertText(plain);
  return plain !== "" || html !== "";
}

function $insertHtml(html: string, selection: RangeSelection, editor: LexicalEditor): void {
  const nodes = $generateNodesFromDOM(editor, cleanPastedHtml(html));
  $insertGeneratedNodes(editor, $withinQuote(selection, nodes), selection);
}

function $nodesFromText(plain: string): LexicalNode[] {
  return documentFromText(plain).root.children.map((node) => $parseSerializedNode(node));
}

/** A quoted post holds no pictures and no other quoted posts. */
function $withinQuote(selection: RangeSelection, nodes: LexicalNode[]): LexicalNode[] {
  const quote = $findMatchingParent(selection.anchor.getNode(), $isPostQuoteNode);
  return quote ? nodes.filter((node) => $isElementNode(node) && !$isPostQuoteNode(node)) : nodes;
}
