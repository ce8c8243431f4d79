import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { $createParagraphNode, $getRoot } from "lexical";
import { useEffect, useRef, useState } from "react";
import type { EditorProps } from "../editor.tsx";
import { onRefusal } from "../form-draft.ts";
import { serialize } from "./serialize.ts";

/**
 * The editor as a part of its form: its JSON joins whatever FormData is made from the form, a reset empties it, and
 * the form waits while pictures are on their way or there is no connection. Answers what it is waiting for.
 */
export function useForm(
  { name, id, labelId, draft }: EditorProps,
  isUploading: boolean,
): "uploads" | "connection" | null {
  const [editor] = useLexicalComposerContext();
  const [waitsFor, setWaitsFor] = useState<"uploads" | "connection" | null>(null);
  const uploading = useRef(isUploading);
  uploading.current = isUploading;
  const { close, save } = draft;
  useEffect(() => {
    const form = document.getElementById(id)?.closest("form");
    const label = document.getElementById(labelId);
    const listening = new AbortController();
    const { signal } = listening;
    const onSubmit = (event: Event) => {
      const missing = uploading.current ? "uploads" : navigator.onLine ? null : "connection";
      setWaitsFor(missing);
      if (missing === null) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    const onReset = () => editor.update(() => $getRoot().clear().append($createParagraphNode()));
    form?.addEventListener("submit", onSubmit, { signal, capture: true });
    form?.addEventListener("submit", () => close(), { signal });
    onRefusal(form, () => save(serialize(editor)), signal);
    form?.addEventListener("reset", onReset, { signal });
    form?.addEventListener("formdata", ({ formData }) => formData.set(`${name}Json`, serialize(editor)), { signal });
    label?.addEventListener("click", () => editor.focus(), { signal });
    return () => listening.abort();
  }, [editor, name, id, labelId, close, save]);
  return waitsFor === "uploads" && !isUploading ? null : waitsFor;
}
