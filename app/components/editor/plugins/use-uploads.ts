import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { DRAG_DROP_PASTE } from "@lexical/rich-text";
import { $insertNodeToNearestRoot } from "@lexical/utils";
import {
  $getNearestNodeFromDOMNode,
  $getRoot,
  $getSelection,
  $isElementNode,
  COMMAND_PRIORITY_NORMAL,
  DROP_COMMAND,
  type LexicalEditor,
  mergeRegister,
} from "lexical";
import { useCallback, useEffect, useState } from "react";
import { useEditorOptions } from "../editor-options.ts";
import { $createImageNode } from "../nodes/image-node.tsx";
import { type Failure, type Uploaded, uploadFile } from "./upload-file.ts";

export type Upload = { id: number; file: File; progress: number; failure: Failure | null; abort: AbortController };

let lastId = 0;

/** Pictures on their way to the club: chosen, dropped or pasted; each shows its progress, can be cancelled and tried again. */
export function useUploads() {
  const [editor] = useLexicalComposerContext();
  const { uploadPath } = useEditorOptions();
  const [uploads, setUploads] = useState<Upload[]>([]);

  const change = useCallback((id: number, edit: Partial<Upload>) => {
    setUploads((all) => all.map((upload) => (upload.id === id ? { ...upload, ...edit } : upload)));
  }, []);
  const forget = useCallback((id: number) => setUploads((all) => all.filter((upload) => upload.id !== id)), []);
  const send = useCallback(
    async (id: number, file: File, abort: AbortController) => {
      change(id, { failure: null, progress: 0, abort });
      const onProgress = (progress: number) => change(id, { progress });
      const answer = await uploadFile(uploadPath, file, { onProgress, signal: abort.signal });
      if ("aborted" in answer) return forget(id);
      if ("failure" in answer) return change(id, { failure: answer.failure });
      forget(id);
      insertImage(editor, answer.uploaded);
    },
    [editor, uploadPath, change, forget],
  );
  const start = useCallback(
    (files: Iterable<File>) => {
      for (const file of files) {
        if (!file.type.startsWith("image/")) continue;
        lastId += 1;
        const upload = { id: lastId, file, progress: 0, failure: null, abort: new AbortController() };
        setUploads((all) => [...all, upload]);
        void send(upload.id, file, upload.abort);
      }
    },
    [send],
  );
  useEffect(() => registerFiles(editor, start), [editor, start]);
  return { uploads, start, retry: ({ id, file }: Upload) => void send(id, file, new AbortController()), forget };
}

function registerFiles(editor: LexicalEditor, start: (files: Iterable<File>) => void): () => void {
  const onPaste = (files: File[]) => {
    start(files);
    return true;
  };
  const $onDrop = (event: DragEvent) => {
    const files = event.dataTransfer?.files;
    if (!files || files.length === 0) return false;
    event.preventDefault();
    const block = $getNearestNodeFromDOMNode(event.target as Node)?.getTopLevelElement();
    if ($isElementNode(block)) block.selectEnd();
    else $getRoot().selectEnd();
    start(files);
    return true;
  };
  return mergeRegister(
    editor.registerCommand(DRAG_DROP_PASTE, onPaste, COMMAND_PRIORITY_NORMAL),
    editor.registerCommand(DROP_COMMAND, $onDrop, COMMAND_PRIORITY_NORMAL),
  );
}

function insertImage(editor: LexicalEditor, { id, width, height, src }: Uploaded): void {
  editor.update(() => {
    if (!$getSelection()) $getRoot().selectEnd();
    $insertNodeToNearestRoot($createImageNode({ mediaId: id, alt: "", width, height, src }));
  });
}
