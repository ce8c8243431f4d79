import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import {
  $createTextNode,
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  BLUR_COMMAND,
  COMMAND_PRIORITY_LOW,
  type LexicalEditor,
  mergeRegister,
} from "lexical";
import { useCallback, useEffect, useState } from "react";
import { type EditorOptions, useEditorOptions } from "../editor-options.ts";
import { matchTrigger, type Suggestion, type SuggestionKind } from "./suggestions.ts";

const waitMs = 150;

export type Asked = { kind: SuggestionKind; query: string; at: DOMRect | null };
type Answered = {
  kind?: SuggestionKind;
  query?: string;
  suggestions: Suggestion[];
  state: "asking" | "ready" | "failed";
};

/** What the caret stands behind, what fits it, and how to put one of them in its place. */
export function useSuggestions() {
  const [editor] = useLexicalComposerContext();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [dismissed, setDismissed] = useState<string | null>(null);
  const answered = useAnswer(asked, useEditorOptions());
  useEffect(() => {
    const close = () => {
      setAsked(null);
      return false;
    };
    return mergeRegister(
      editor.registerUpdateListener(({ editorState }) => {
        const next = editorState.read(() => $readAsked());
        setAsked((before) => (isSame(before, next) ? before : next && { ...next, at: caretBox(editor) }));
        if (!next) setDismissed(null);
      }),
      editor.registerCommand(BLUR_COMMAND, close, COMMAND_PRIORITY_LOW),
    );
  }, [editor]);
  const choose = useCallback(
    (suggestion: Suggestion) => {
      editor.update(() => $replaceQuery(suggestion));
      setAsked(null);
    },
    [editor],
  );
  const word = asked && asked.kind.trigger + asked.query;
  const dismiss = useCallback(() => setDismissed(word), [word]);
  return { asked: word !== null && word === dismissed ? null : asked, ...answered, choose, dismiss };
}

function useAnswer(asked: Asked | null, options: EditorOptions): Answered {
  const [answered, setAnswered] = useState<Answered>({ suggestions: [], state: "asking" });
  const kind = asked?.kind;
  const query = asked?.query;
  useEffect(() => {
    if (kind === undefined || query === undefined) return;
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const suggestions = await kind.find(query, options, abort.signal);
        setAnswered({ kind, query, suggestions, state: "ready" });
      } catch {
        if (!abort.signal.aborted) setAnswered({ kind, query, suggestions: [], state: "failed" }); // said in the list
      }
    }, waitMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [kind, query, options]);
  if (answered.kind === kind && answered.query === query) return answered;
  const stillFit = answered.kind === kind ? answered.suggestions.filter(({ name }) => name.includes(query ?? "")) : [];
  return { suggestions: stillFit, state: "asking" };
}

function $readAsked(): Omit<Asked, "at"> | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return null;
  const node = selection.anchor.getNode();
  if (!$isTextNode(node) || !node.isSimpleText() || node.hasFormat("code")) return null;
  if (node.getTopLevelElement()?.getType() === "code") return null;
  return matchTrigger(node.getTextContent().slice(0, selection.anchor.offset));
}

function $replaceQuery({ $create }: Suggestion): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  const node = selection.anchor.getNode();
  const { offset } = selection.anchor;
  const match = $isTextNode(node) ? matchTrigger(node.getTextContent().slice(0, offset)) : null;
  if (!match || !$isTextNode(node)) return;
  const start = offset - match.query.length - 1;
  const pieces = node.splitText(start, offset);
  const typed = pieces[start === 0 ? 0 : 1]!;
  const space = $createTextNode(" ");
  typed.replace($create()).insertAfter(space);
  space.select();
}

function caretBox(editor: LexicalEditor): DOMRect | null {
  const selection = editor.getRootElement()?.ownerDocument.getSelection();
  return selection && selection.rangeCount > 0 ? selection.getRangeAt(0).getBoundingClientRect() : null;
}

function isSame(one: Asked | null, other: Omit<Asked, "at"> | null): boolean {
  return one === other || (one !== null && one.kind === other?.kind && one.query === other.query);
}
