import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import {
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  INDENT_CONTENT_COMMAND,
  KEY_DOWN_COMMAND,
  type LexicalEditor,
  OUTDENT_CONTENT_COMMAND,
} from "lexical";
import { useEffect } from "react";
import { isZwnjKey, zwnj } from "../half-space.ts";

type Act = (editor: LexicalEditor, openLink: () => void) => void;

/** What the control or command key does with a key, by its letter and, for other scripts, its place. */
const withControl: [key: string, code: string, act: Act][] = [
  ["k", "KeyK", (_, openLink) => openLink()],
  ["]", "BracketRight", (editor) => editor.dispatchCommand(INDENT_CONTENT_COMMAND, undefined)],
  ["[", "BracketLeft", (editor) => editor.dispatchCommand(OUTDENT_CONTENT_COMMAND, undefined)],
  ["enter", "Enter", (editor) => editor.getRootElement()?.closest("form")?.requestSubmit()],
];

/** Keys beyond Lexical's own (bold, italic, undo): half space, link, indent, send. */
export function useKeyboard(openLink: () => void): void {
  const [editor] = useLexicalComposerContext();
  useEffect(
    () =>
      editor.registerCommand(
        KEY_DOWN_COMMAND,
        (event) => {
          const act = event.isComposing ? undefined : actOf(event);
          if (!act) return false;
          event.preventDefault();
          act(editor, openLink);
          return true;
        },
        COMMAND_PRIORITY_HIGH,
      ),
    [editor, openLink],
  );
}

function actOf(event: KeyboardEvent): Act | undefined {
  if (isZwnjKey(event)) return insertZwnj;
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return undefined;
  const typed = event.key.toLowerCase();
  const isAscii = /^[\x20-\x7e]+$/.test(typed);
  return withControl.find(([key, code]) => (isAscii ? typed === key : event.code === code))?.[2];
}

function insertZwnj(editor: LexicalEditor): void {
  editor.update(() => {
    const selection = $getSelection();
    if ($isRangeSelection(selection)) selection.insertText(zwnj);
  });
}
