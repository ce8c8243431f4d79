import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { $getRoot, type EditorState } from "lexical";
import { useEffect, useRef } from "react";
import type { EditorProps, EditorStart } from "../editor.tsx";
import { $isImageNode } from "../nodes/image-node.tsx";
import { serialize } from "./serialize.ts";

const waitMs = 300;

/** Tells the draft and the page about changes, soon after the last of a flurry. */
export function useChanges({ id, start, draft, onChange }: EditorProps): void {
  const [editor] = useLexicalComposerContext();
  const told = useRef<string | null | undefined>(isEmptyStart(start) ? null : undefined);
  const tell = useRef<() => void>(() => undefined);
  tell.current = () => {
    const json = isBlank(editor.getEditorState()) ? null : serialize(editor);
    if (json === told.current) return;
    told.current = json;
    draft.save(json);
    onChange?.(json);
  };
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const rest = () => {
      clearTimeout(timer);
      timer = undefined;
    };
    const tellNow = () => {
      rest();
      tell.current();
    };
    const stop = editor.registerUpdateListener(({ dirtyElements, dirtyLeaves, tags }) => {
      if ((dirtyElements.size === 0 && dirtyLeaves.size === 0) || tags.has("start")) return;
      clearTimeout(timer);
      timer = setTimeout(tellNow, waitMs);
    });
    // What is sent is a draft no longer: the last letters before it are not kept after it.
    const form = document.getElementById(id)?.closest("form");
    form?.addEventListener("submit", rest);
    return () => {
      form?.removeEventListener("submit", rest);
      stop();
      if (timer !== undefined) tellNow();
    };
  }, [editor, id]);
}

/** An editor that begins with nothing has nothing to tell until something is written. */
function isEmptyStart({ document, before, plain }: EditorStart): boolean {
  return !document && !before && !plain;
}

function isBlank(state: EditorState): boolean {
  return state.read(() => {
    const root = $getRoot();
    return root.getTextContent().trim() === "" && !root.getChildren().some($isImageNode);
  });
}
