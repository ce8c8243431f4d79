import { LexicalComposer } from "@lexical/react/LexicalComposer";
import { ContentEditable } from "@lexical/react/LexicalContentEditable";
import { LexicalErrorBoundary } from "@lexical/react/LexicalErrorBoundary";
import { HistoryPlugin } from "@lexical/react/LexicalHistoryPlugin";
import { ListPlugin } from "@lexical/react/LexicalListPlugin";
import { RichTextPlugin } from "@lexical/react/LexicalRichTextPlugin";
import { useCallback, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { RichTextDocument } from "#app/domain/core/rich-text/schema.ts";
import { classNames } from "../ui/class-names.ts";
import { defaultOptions, EditorOptionsProvider } from "./editor-options.ts";
import { editorNodes } from "./nodes/nodes.ts";
import { Links } from "./plugins/auto-link.tsx";
import { useBlocks } from "./plugins/blocks.ts";
import { useForm } from "./plugins/form.ts";
import { useKeyboard } from "./plugins/keyboard.ts";
import { usePaste } from "./plugins/paste.ts";
import { useQuotes, useStart } from "./plugins/start.ts";
import { SuggestionList } from "./plugins/suggestion-list.tsx";
import { UploadList } from "./plugins/upload-list.tsx";
import { useChanges } from "./plugins/use-changes.ts";
import { useUploads } from "./plugins/use-uploads.ts";
import type { QuoteRequest } from "./quote-request.ts";
import type { RichTextFieldProps } from "./rich-text-field.tsx";
import { theme } from "./theme.ts";
import { type Panel, Toolbar } from "./toolbar/toolbar.tsx";
import type { DraftStatus, useDraft } from "./use-draft.ts";

/** What the editor begins with: the textarea's text where it was changed, else the document behind it. */
export type EditorStart = {
  document?: RichTextDocument;
  plain: string | null;
  before?: RichTextDocument;
  /** What the textarea showed, and where its caret stood. */
  shown: string;
  caret: number;
  isFocused: boolean;
  quote?: QuoteRequest;
};

type Draft = ReturnType<typeof useDraft>;
export type EditorProps = RichTextFieldProps & { name: string; start: EditorStart; draft: Draft };

/** The rich text editor. Reached only through a dynamic import: it is the heaviest thing a member's browser loads. */
export function Editor(props: EditorProps) {
  const options = useMemo(() => ({ ...defaultOptions, ...props.options }), [props.options]);
  return (
    <EditorOptionsProvider value={options}>
      <LexicalComposer
        initialConfig={{
          namespace: "bashgah",
          nodes: editorNodes,
          theme,
          onError: (error) => {
            throw error;
          },
        }}
      >
        <Frame {...props} />
      </LexicalComposer>
    </EditorOptionsProvider>
  );
}

function Frame(props: EditorProps) {
  const [panel, setPanel] = useState<Panel>(null);
  const frame = useRef<HTMLDivElement>(null);
  const uploads = useUploads();
  const openLink = useCallback(() => setPanel("link"), []);
  const waitsFor = useForm(
    props,
    uploads.uploads.some(({ failure }) => failure === null),
  );
  useStart(props);
  useChanges(props);
  useQuotes();
  useBlocks();
  usePaste();
  useKeyboard(openLink);
  return (
    <div
      ref={frame}
      className={classNames(
        "relative rounded-control border border-line-strong bg-surface-raised text-text outline-accent has-aria-invalid:border-bad has-[[role=textbox]:focus-visible]:outline-2",
        props.fills && "-outline-offset-1 flex min-h-0 grow flex-col *:shrink-0",
      )}
    >
      <Toolbar controls={props.id} panel={panel} setPanel={setPanel} onFiles={uploads.start} />
      <RichTextPlugin contentEditable={<Writing {...props} />} ErrorBoundary={LexicalErrorBoundary} />
      <HistoryPlugin />
      <ListPlugin hasStrictIndent />
      <Links />
      <SuggestionList frame={frame} />
      <UploadList {...uploads} />
      <Foot waitsFor={waitsFor} status={props.draft.status} />
    </div>
  );
}

type FootProps = { waitsFor: ReturnType<typeof useForm>; status: DraftStatus };

/** Why the form is not sent yet, and whether what is written is safe. */
function Foot({ waitsFor, status }: FootProps) {
  const t = useTranslations("editor");
  const words = statusWords[status];
  return (
    <>
      {waitsFor && (
        <p role="alert" className="px-4 pb-2 text-sm text-bad">
          {t(waitsFor === "uploads" ? "upload.wait" : "draft.offline")}
        </p>
      )}
      <p role="status" className="min-h-6 px-4 pb-2 text-sm text-text-soft">
        {words && t(words)}
      </p>
    </>
  );
}

const statusWords: Record<DraftStatus, "draft.saving" | "draft.saved" | "draft.kept" | null> = {
  none: null,
  saving: "draft.saving",
  saved: "draft.saved",
  kept: "draft.kept",
};

/** An empty line has no letters to find its direction from: it goes the way of the page. */
const emptyLook = "[&_p:has(>br:only-child)]:[direction:inherit]";

function Writing({ id, labelId, describedBy, invalid, placeholder, rows = 6, fills }: EditorProps) {
  const room = fills ? "min-h-0 shrink! grow" : "max-h-[60vh]";
  const look = `relative overflow-y-auto px-4 py-2 outline-none ${room} ${emptyLook}`;
  const attributes = {
    id,
    role: "textbox",
    "aria-multiline": true,
    "aria-labelledby": labelId,
    "aria-describedby": describedBy,
    "aria-invalid": invalid || undefined,
    "aria-autocomplete": "list" as const,
    className: look,
    style: fills ? undefined : { minHeight: `${rows * 1.9}em` },
  };
  if (!placeholder) return <ContentEditable {...attributes} />;
  return (
    <ContentEditable
      {...attributes}
      aria-placeholder={placeholder}
      placeholder={<div className="pointer-events-none absolute px-4 py-2 text-text-soft">{placeholder}</div>}
    />
  );
}
