import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import {
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  FORMAT_TEXT_COMMAND,
  INDENT_CONTENT_COMMAND,
  KEY_DOWN_COMMAND,
  type LexicalEditor,
  OUTDENT_CONTENT_COMMAND,
} from "lexical";
import { useEffect } from "react";
import { isZwnjKey, zwnj } from "../half-space.ts";

/** What the control or command key does with a key, by its place on the keyboard. */
const withControl = new Map<string, (editor: LexicalEditor) => void>([
  ["KeyB", (editor) => editor.dispatchCommand(FORMAT_TEXT_COMMAND, "bold")],
  ["KeyI", (editor) => editor.dispatchCommand(FORMAT_TEXT_COMMAND, "italic")],
  ["BracketRight", (editor) => editor.dispatchCommand(INDENT_CONTENT_COMMAND, undefined)],
  ["BracketLeft", (editor) => editor.dispatchCommand(OUTDENT_CONTENT_COMMAND, undefined)],
  ["Enter", (editor) => editor.getRootElement()?.closest("form")?.requestSubmit()],
]);

/** Keys beyond Lexical's own: half space, send, link, indent; bold and italic by key position, so that Persian layouts work. */
export function useKeyboard(openLink: () => void): void {
  const [editor] = useLexicalComposerContext();
  useEffect(
    () =>
      editor.registerCommand(
        KEY_DOWN_COMMAND,
        (event) => {
          const act = event.isComposing ? undefined : actionOf(event, editor, openLink);
          if (!act) return false;
          event.preventDefault();
          act();
          return true;
        },
        COMMAND_PRIORITY_HIGH,
      ),
    [editor, openLink],
  );
}

function actionOf(event: KeyboardEvent, editor: LexicalEditor, openLink: () => void): (() => void) | undefined {
  if (isZwnjKey(event)) return () => insertZwnj(editor);
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return undefined;
  if (event.code === "KeyK") return openLink;
  const act = withControl.get(event.code);
  return act && (() => act(editor));
}

function insertZwnj(editor: LexicalEditor): void {
  editor.update(() => {
    const selection = $getSelection();
    if ($isRangeSelection(selection)) selection.insertText(zwnj);
  });
}
