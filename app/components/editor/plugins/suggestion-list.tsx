import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import {
  COMMAND_PRIORITY_HIGH,
  KEY_ARROW_DOWN_COMMAND,
  KEY_ARROW_UP_COMMAND,
  KEY_ENTER_COMMAND,
  KEY_ESCAPE_COMMAND,
  KEY_TAB_COMMAND,
  type LexicalEditor,
  mergeRegister,
} from "lexical";
import { type RefObject, useEffect, useId, useState } from "react";
import { useTranslations } from "use-intl";
import type { Suggestion } from "./suggestions.ts";
import { type Asked, useSuggestions } from "./use-suggestions.ts";

/** The members or products that fit what is typed after `@` or `#`: a listbox led from the text itself (WAI-ARIA combobox). */
export function SuggestionList({ frame }: { frame: RefObject<HTMLElement | null> }) {
  const { asked, suggestions, state, choose, dismiss } = useSuggestions();
  const [active, setActive] = useState(0);
  const id = useId();
  const isOpen = asked !== null;
  const query = asked && asked.kind.trigger + asked.query;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first one is active again whenever the query changes
  useEffect(() => setActive(0), [query, suggestions]);
  useKeys({ isOpen, suggestions, active, setActive, choose, dismiss });
  useAria(isOpen, id, suggestions.length > 0 ? `${id}-${active}` : undefined);
  if (!asked) return null;
  return (
    <Popup asked={asked} frame={frame} id={id} message={suggestions.length === 0 ? state : null}>
      {suggestions.map((suggestion, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the text has the focus and handles the keys
        <div
          key={suggestion.id}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          tabIndex={-1}
          className="flex min-h-11 cursor-pointer items-center gap-2 rounded-lg px-3 aria-selected:bg-surface-sunken"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => choose(suggestion)}
        >
          {suggestion.avatarUrl && (
            <img src={suggestion.avatarUrl} alt="" width={24} height={24} className="rounded-full" />
          )}
          <bdi>{suggestion.name}</bdi>
        </div>
      ))}
    </Popup>
  );
}

type PopupProps = {
  asked: Asked;
  frame: RefObject<HTMLElement | null>;
  id: string;
  message: "asking" | "ready" | "failed" | null;
  children: React.ReactNode;
};

function Popup({ asked, frame, id, message, children }: PopupProps) {
  const t = useTranslations("editor.suggestions");
  const { top, left } = placeOf(frame.current, asked.at);
  return (
    <div
      className="absolute z-20 rounded-lg border border-line bg-surface-raised p-1 shadow-lg"
      style={{ top, left, width }}
    >
      <div role="listbox" id={id} aria-label={t(asked.kind.label)} className="max-h-60 overflow-y-auto">
        {children}
      </div>
      <p role="status" className={message ? "px-3 py-2 text-sm text-text-soft" : "sr-only"}>
        {message === "asking" ? t("asking") : message === "failed" ? t("failed") : message === "ready" ? t("none") : ""}
      </p>
    </div>
  );
}

const width = 256;

/** Under the caret, growing in the direction people read, inside the frame. */
function placeOf(frame: HTMLElement | null, caret: DOMRect | null): { top: number; left: number } {
  const around = frame?.getBoundingClientRect();
  if (!frame || !around || !caret) return { top: 0, left: 0 };
  const isRtl = getComputedStyle(frame).direction === "rtl";
  const left = (isRtl ? caret.right - width : caret.left) - around.left;
  return { top: caret.bottom - around.top + 4, left: Math.max(0, Math.min(left, around.width - width)) };
}

type Keys = {
  isOpen: boolean;
  suggestions: Suggestion[];
  active: number;
  setActive: (index: number) => void;
  choose: (suggestion: Suggestion) => void;
  dismiss: () => void;
};

function useKeys(keys: Keys): void {
  const [editor] = useLexicalComposerContext();
  useEffect(() => (keys.isOpen ? registerKeys(editor, keys) : undefined));
}

function registerKeys(editor: LexicalEditor, { suggestions, active, setActive, choose, dismiss }: Keys): () => void {
  const move = (step: number) => (event: KeyboardEvent) => {
    if (suggestions.length === 0) return false;
    event.preventDefault();
    setActive((active + step + suggestions.length) % suggestions.length);
    return true;
  };
  const accept = (event: KeyboardEvent | null) => {
    const suggestion = suggestions[active];
    if (!suggestion || event?.ctrlKey || event?.metaKey || event?.shiftKey) return false;
    event?.preventDefault();
    choose(suggestion);
    return true;
  };
  const close = (event: KeyboardEvent) => {
    event.preventDefault();
    event.stopPropagation();
    dismiss();
    return true;
  };
  return mergeRegister(
    editor.registerCommand(KEY_ARROW_DOWN_COMMAND, move(1), COMMAND_PRIORITY_HIGH),
    editor.registerCommand(KEY_ARROW_UP_COMMAND, move(-1), COMMAND_PRIORITY_HIGH),
    editor.registerCommand(KEY_ENTER_COMMAND, accept, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(KEY_TAB_COMMAND, accept, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(KEY_ESCAPE_COMMAND, close, COMMAND_PRIORITY_HIGH),
  );
}

function useAria(isOpen: boolean, listId: string, activeId: string | undefined): void {
  const [editor] = useLexicalComposerContext();
  useEffect(() => {
    const root = editor.getRootElement();
    if (!root || !isOpen) return;
    root.setAttribute("aria-controls", listId);
    if (activeId) root.setAttribute("aria-activedescendant", activeId);
    return () => {
      root.removeAttribute("aria-controls");
      root.removeAttribute("aria-activedescendant");
    };
  }, [editor, isOpen, listId, activeId]);
}
