import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import {
  $createParagraphNode,
  $getRoot,
  $nodesOfType,
  $parseSerializedNode,
  $setSelection,
  type LexicalEditor,
  type RangeSelection,
  TextNode,
} from "lexical";
import { useEffect, useRef } from "react";
import { documentFromText } from "#app/domain/core/rich-text/from-text.ts";
import type { EditorProps, EditorStart } from "../editor.tsx";
import { onQuoteRequest } from "../quote-request.ts";
import { insertQuote } from "./insert-quote.ts";

/**
 * Fills the new editor with what stood in the textarea, and puts the caret where it was. A draft that comes back by
 * itself takes neither the focus nor the scroll from who is reading.
 */
export function useStart({ start }: EditorProps): void {
  const [editor] = useLexicalComposerContext();
  const given = useRef(start);
  useEffect(() => {
    const { current } = given;
    const { document, plain, before, quote } = current;
    const content = document ?? (plain === null ? before : documentFromText(plain, before));
    const takesFocus = current.isFocused || quote !== undefined;
    editor.update(
      () => {
        const nodes = (content?.root.children ?? []).map((node) => $parseSerializedNode(node));
        $getRoot()
          .clear()
          .append(...(nodes.length > 0 ? nodes : [$createParagraphNode()]));
        if (takesFocus) $placeCaret(current);
        else $setSelection(null);
      },
      { tag: ["start", "history-merge"], discrete: true },
    );
    if (takesFocus) focusHere(editor);
    if (quote) insertQuote(editor, quote);
  }, [editor]);
}

/** Counts letters up to the caret: signs such as `> ` and `- ` stand in the textarea but not in the editor. */
function $placeCaret({ shown, caret, document, plain }: EditorStart): void {
  if (document || caret >= shown.length) {
    const end = $getRoot().selectEnd();
    if (!document && plain !== null) $addTail(end, plain);
    return;
  }
  let letters = [...shown.slice(0, caret)].filter(isLetter).length;
  for (const node of $nodesOfType(TextNode)) {
    const offset = offsetAfter(node.getTextContent(), letters);
    if (offset !== null) {
      node.select(offset, offset);
      return;
    }
    letters -= [...node.getTextContent()].filter(isLetter).length;
  }
  $getRoot().selectEnd();
}

/** The space or new line that was typed last: a text does not end with one, but what is typed next begins after it. */
function $addTail(end: RangeSelection, plain: string): void {
  const [tail = ""] = /\s*$/.exec(plain) ?? [];
  if (tail === plain) return;
  if (tail.includes("\n")) end.insertParagraph();
  else if (tail) end.insertText(tail);
}

function offsetAfter(text: string, letters: number): number | null {
  let left = letters;
  let offset = 0;
  for (const char of text) {
    if (left === 0) break;
    if (isLetter(char)) left -= 1;
    offset += char.length;
  }
  return left === 0 ? offset : null;
}

function isLetter(char: string): boolean {
  return /[\p{L}\p{N}]/u.test(char);
}

function focusHere(editor: LexicalEditor): void {
  editor.getRootElement()?.focus({ preventScroll: true });
  editor.focus();
}

/** Listens to the page's "quote" buttons while the editor is open. */
export function useQuotes(): void {
  const [editor] = useLexicalComposerContext();
  useEffect(() => onQuoteRequest((quote) => insertQuote(editor, quote)), [editor]);
}
