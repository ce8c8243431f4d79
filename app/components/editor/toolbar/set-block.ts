import { $createCodeNode } from "@lexical/code";
import { INSERT_ORDERED_LIST_COMMAND, INSERT_UNORDERED_LIST_COMMAND, REMOVE_LIST_COMMAND } from "@lexical/list";
import { $createQuoteNode } from "@lexical/rich-text";
import { $setBlocksType } from "@lexical/selection";
import { $createParagraphNode, $getRoot, $getSelection, type ElementNode, type LexicalEditor } from "lexical";
import type { Block } from "./use-format.ts";

const creators: Partial<Record<Block, () => ElementNode>> = {
  quote: () => $createQuoteNode(),
  code: () => $createCodeNode(),
};

/** Turns the selected blocks into the wanted kind; the kind they already are turns them back into paragraphs. */
export function setBlock(editor: LexicalEditor, current: Block, wanted: Exclude<Block, "paragraph">): void {
  const next = current === wanted ? "paragraph" : wanted;
  editor.update(() => {
    if (!$getSelection()) $getRoot().selectEnd();
  });
  if (next === "bullet") editor.dispatchCommand(INSERT_UNORDERED_LIST_COMMAND, undefined);
  else if (next === "number") editor.dispatchCommand(INSERT_ORDERED_LIST_COMMAND, undefined);
  else {
    if (current === "bullet" || current === "number") editor.dispatchCommand(REMOVE_LIST_COMMAND, undefined);
    editor.update(() => $setBlocksType($getSelection(), creators[next] ?? $createParagraphNode));
  }
}
