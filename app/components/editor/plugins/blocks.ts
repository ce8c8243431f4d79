import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { $findMatchingParent } from "@lexical/utils";
import {
  $createParagraphNode,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  COMMAND_PRIORITY_NORMAL,
  KEY_BACKSPACE_COMMAND,
  KEY_ENTER_COMMAND,
  mergeRegister,
  RootNode,
} from "lexical";
import { useEffect } from "react";
import { $isImageNode } from "../nodes/image-node.tsx";
import { $isPostQuoteNode, $leavePostQuote } from "../nodes/post-quote-node.ts";

/** How a person gets into, out of and rid of blocks: there is always a line to write on after the last one. */
export function useBlocks(): void {
  const [editor] = useLexicalComposerContext();
  useEffect(
    () =>
      mergeRegister(
        editor.registerNodeTransform(RootNode, (root) => {
          const last = root.getLastChild();
          if ($isImageNode(last) || $isPostQuoteNode(last)) last.insertAfter($createParagraphNode());
        }),
        editor.registerCommand(KEY_ENTER_COMMAND, $leaveQuoteOnEmptyLine, COMMAND_PRIORITY_NORMAL),
        editor.registerCommand(KEY_BACKSPACE_COMMAND, $removeQuoteAtItsStart, COMMAND_PRIORITY_NORMAL),
      ),
    [editor],
  );
}

function $leaveQuoteOnEmptyLine(event: KeyboardEvent | null): boolean {
  const place = $quoteAtCaret();
  if (!place || event?.shiftKey) return false;
  const { quote, line } = place;
  if (line !== quote.getLastChild() || !$isElementNode(line) || !line.isEmpty()) return false;
  event?.preventDefault();
  $leavePostQuote(quote);
  if (quote.getChildrenSize() > 1) line.remove();
  return true;
}

function $removeQuoteAtItsStart(event: KeyboardEvent): boolean {
  const place = $quoteAtCaret();
  if (!place) return false;
  const { quote, line, offset, first } = place;
  if (offset !== 0 || !first || line !== quote.getFirstChild()) return false;
  event.preventDefault();
  $leavePostQuote(quote);
  quote.remove();
  return true;
}

function $quoteAtCaret() {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return null;
  const node = selection.anchor.getNode();
  const quote = $findMatchingParent(node, $isPostQuoteNode);
  const line = $findMatchingParent(node, (parent) => $isPostQuoteNode(parent.getParent()));
  if (!quote || !line) return null;
  const first = $isElementNode(line) ? line === node || line.getFirstDescendant() === node : false;
  return { quote, line, offset: selection.anchor.offset, first };
}
