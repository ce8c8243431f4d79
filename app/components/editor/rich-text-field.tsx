import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { RichTextDocument } from "#app/domain/core/rich-text/schema.ts";
import { documentToText } from "#app/domain/core/rich-text/to-text.ts";
import { withWords } from "#app/i18n/words-at-hand.ts";
import { classNames } from "../ui/class-names.ts";
import type { Editor as EditorComponent, EditorStart } from "./editor.tsx";
import type { EditorOptions } from "./editor-options.ts";
import { useFormDraft } from "./form-draft.ts";
import { isZwnjKey, zwnj } from "./half-space.ts";
import { onQuoteRequest, type QuoteRequest } from "./quote-request.ts";
import { useDraft } from "./use-draft.ts";

export type RichTextFieldProps = {
  id: string;
  /** Id of the element that names the field. */
  labelId: string;
  /** Form field of the plain text; the editor sends its JSON as `<name>Json`, which wins. */
  name?: string;
  describedBy?: string;
  invalid?: boolean;
  placeholder?: string;
  rows?: number;
  /** Takes the height that is there and scrolls in itself, instead of growing with its text. */
  fills?: boolean;
  /** What was typed into the textarea before the server refused it. */
  defaultText?: string;
  /** The document to edit, or to begin with. */
  initialDocument?: RichTextDocument | null;
  /** The draft the club kept; it wins over `initialDocument`. */
  initialDraft?: RichTextDocument | null;
  draftKey?: string;
  draftOwner?: string;
  options?: Partial<EditorOptions>;
  /** Called with the editor's JSON, null when it is empty, soon after each change. */
  onChange?: (json: string | null) => void;
};

type Loaded = { Editor: typeof EditorComponent; start: EditorStart };

/**
 * The field people write in. On the server and without JavaScript a textarea; when somebody begins to write, the
 * editor is loaded and takes over its text and caret.
 */
export function RichTextField(props: RichTextFieldProps) {
  const { id, labelId, name = "body", describedBy, invalid, placeholder, rows = 6, fills } = props;
  const textarea = useRef<HTMLTextAreaElement>(null);
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const before = props.initialDraft ?? props.initialDocument ?? undefined;
  const draft = useDraft(props.draftKey, props.draftOwner ?? "", { id, before });
  useFormDraft(id, draft);
  const text = props.defaultText ?? (before ? documentToText(before) : "");

  const open = useOpenEditor({ textarea, text, before, loaded, setLoaded });
  const { restored } = draft;
  useEffect(() => void (restored && open({ document: restored })), [restored, open]);
  useEffect(() => (loaded ? undefined : onQuoteRequest((quote) => void open({ quote }))), [loaded, open]);

  if (loaded) return <loaded.Editor {...props} name={name} start={loaded.start} draft={draft} />;
  return (
    <textarea
      ref={textarea}
      id={id}
      name={name}
      dir="auto"
      rows={rows}
      defaultValue={text}
      placeholder={placeholder ?? " "}
      aria-labelledby={labelId}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      style={{ "--rows": rows } as React.CSSProperties}
      className={classNames(
        "block min-h-[calc(var(--rows)*1.9em+103px)] w-full rounded-control border border-line-strong bg-surface-raised px-4 py-3 text-text placeholder-shown:[direction:inherit] aria-invalid:border-bad",
        fills && "grow",
      )}
      onFocus={() => void open({})}
      onPointerEnter={() => void loadEditor().catch(() => undefined)}
      onKeyDown={typeZwnj}
      onCompositionStart={({ currentTarget }) => currentTarget.setAttribute("data-composing", "")}
      onCompositionEnd={({ currentTarget }) => currentTarget.removeAttribute("data-composing")}
    />
  );
}

type Opening = {
  textarea: React.RefObject<HTMLTextAreaElement | null>;
  text: string;
  before?: RichTextDocument;
  loaded: Loaded | null;
  setLoaded: (loaded: Loaded) => void;
};

/** Loads the editor and hands it what stands in the textarea at that moment; offline, the textarea simply stays. */
function useOpenEditor(opening: Opening) {
  const current = useRef(opening);
  current.current = opening;
  const asked = useRef<{ document?: RichTextDocument; quote?: QuoteRequest }>({});
  return useCallback(async (given: { document?: RichTextDocument; quote?: QuoteRequest }) => {
    // A quote and a touch of the field may both ask while the editor is on its way: it opens with all of it.
    Object.assign(asked.current, given);
    const Editor = await loadEditor().catch(() => null);
    const field = current.current.textarea.current;
    if (!Editor || !field || current.current.loaded) return;
    await endOfComposition(field);
    const { text, before, setLoaded } = current.current;
    const isFocused = document.activeElement === field;
    const start = { plain: field.value === text ? null : field.value, before, caret: field.selectionStart, isFocused };
    // At once: what is typed before React comes round to it would stand in a textarea that is gone by then.
    flushSync(() => setLoaded({ Editor, start: { ...start, shown: field.value, ...asked.current } }));
  }, []);
}

async function loadEditor(): Promise<typeof EditorComponent> {
  const { Editor } = await withWords(import("./editor.tsx"));
  return Editor;
}

/** Keyboards of phones compose words: the field is not taken away in the middle of one. */
function endOfComposition(field: HTMLTextAreaElement): Promise<void> {
  return new Promise((resolve) => {
    if (!field.hasAttribute("data-composing")) return resolve();
    field.addEventListener("compositionend", () => resolve(), { once: true });
  });
}

function typeZwnj(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (!isZwnjKey(event)) return;
  event.preventDefault();
  const field = event.currentTarget;
  field.setRangeText(zwnj, field.selectionStart, field.selectionEnd, "end");
}
