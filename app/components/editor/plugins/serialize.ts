import type { LexicalEditor } from "lexical";

/** The editor's state as the JSON that the server parses. */
export function serialize(editor: LexicalEditor): string {
  return JSON.stringify(editor.getEditorState().toJSON());
}
