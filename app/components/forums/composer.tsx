import { type FormEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { joinDocuments } from "#app/domain/core/rich-text/join-documents.ts";
import type { RichTextDocument } from "#app/domain/core/rich-text/schema.ts";
import { documentToText } from "#app/domain/core/rich-text/to-text.ts";
import { topicPath } from "#app/paths.ts";
import { keepAfterRefusal } from "../editor/form-draft.ts";
import type { QuoteRequest } from "../editor/quote-request.ts";
import { Button } from "../ui/button.tsx";
import { Kbd } from "../ui/kbd.tsx";
import { Sheet, type SheetState } from "../ui/sheet.tsx";
import { useToast } from "../ui/toast.tsx";
import type { ReplyStart } from "./plain-reply-form.tsx";
import { RefusalNote } from "./refusal-note.tsx";
import type { Refusal } from "./send-deed.ts";
import { useComposerFocus } from "./use-composer-focus.ts";
import type { Outbox } from "./use-outbox.ts";
import { useSayTyping } from "./use-say-typing.ts";
import { useSending } from "./use-sending.ts";
import { WritingField } from "./writing-field.tsx";
import { writtenHtml } from "./written-html.ts";

type Props = {
  start: ReplyStart;
  outbox: Outbox;
  sheet: SheetState;
  onSheet: (state: SheetState) => void;
  /** What the writer was opened for. */
  quote: QuoteRequest | null;
  /** Told what is left unsent when the writer closes. */
  onKept: (text: string) => void;
};

/** The writer: a sheet at the foot of the page. Its words outlive closing, refusals and lost connections. */
export function Composer(props: Props) {
  const t = useTranslations("forums");
  const { start, outbox, sheet, quote } = props;
  const written = useWritten(start);
  const text = written.document ? documentToText(written.document) : "";
  const onState = useClosing(props, text);
  const { refusal, onSubmit, dismiss } = useSubmit(props, written.forget);
  const isSending = outbox.sending !== null;
  return (
    <Sheet
      state={sheet}
      onState={(to) => {
        if (to === "closed") dismiss();
        onState(to);
      }}
      title={t("writeReply")}
      summary={isSending ? t("sending") : <bdi>{text || t("nothingWritten")}</bdi>}
    >
      <ReplyFields
        start={start}
        initial={written.document}
        quote={quote}
        refusal={refusal}
        isOpen={sheet === "open"}
        busy={isSending}
        onChange={written.onChange}
        onSubmit={onSubmit}
      />
    </Sheet>
  );
}

/** Closes, opens and minimises the writer; what is left unsent when it closes is told of, with the way back to it. */
function useClosing({ onSheet, onKept }: Props, text: string) {
  const t = useTranslations("forums");
  const { show } = useToast();
  return (to: SheetState) => {
    onSheet(to);
    if (to !== "closed") return;
    onKept(text);
    if (text) show({ text: t("draftKept"), action: { label: t("continueDraft"), onAction: () => onSheet("open") } });
  };
}

/** Sends the reply while the writer is out of the way; a refused one opens it again and says why. */
function useSubmit({ start, outbox, onSheet, onKept }: Props, forget: () => void) {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const send = useSending(start.topic.id, outbox);
  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (outbox.sending !== null) return;
    const form = event.currentTarget;
    const data = new FormData(form);
    onSheet("minimised");
    const refused = await send(data, writtenHtml(data));
    setRefusal(refused);
    if (refused === null) {
      forget();
      onKept("");
    } else keepAfterRefusal(form);
    onSheet(refused === null ? "closed" : "open");
  };
  return { refusal, onSubmit, dismiss: () => setRefusal(null) };
}

/** What is written so far, across closing and opening: it begins with the draft and the quote of the page. */
function useWritten({ topic, draft, quote }: ReplyStart) {
  const [document, setDocument] = useState<RichTextDocument | null>(
    () => joinDocuments(draft?.document, quote?.document) ?? null,
  );
  const sayTyping = useSayTyping(topic.id);
  const before = useRef(document ? null : "");
  const onChange = (json: string | null) => {
    setDocument(json === null ? null : (JSON.parse(json) as RichTextDocument));
    if (before.current !== null && json !== null && json !== before.current) sayTyping();
    before.current = json ?? "";
  };
  return { document, onChange, forget: () => setDocument(null) };
}

type FieldsProps = {
  start: ReplyStart;
  initial: RichTextDocument | null;
  quote: QuoteRequest | null;
  refusal: Refusal | null;
  isOpen: boolean;
  busy: boolean;
  onChange: (json: string | null) => void;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
};

function ReplyFields({ start, initial, quote, refusal, isOpen, busy, onChange, onSubmit }: FieldsProps) {
  const t = useTranslations("forums");
  const { topic } = start;
  const form = useRef<HTMLFormElement>(null);
  const [begun] = useState(initial);
  useComposerFocus(form, quote, isOpen);
  return (
    <form
      ref={form}
      method="post"
      action={topicPath(topic)}
      encType="multipart/form-data"
      onSubmit={onSubmit}
      className="flex h-full min-h-64 flex-col gap-3"
    >
      <input type="hidden" name="topicId" value={topic.id} />
      {start.quote && <input type="hidden" name="replyToId" value={start.quote.postId} />}
      <RefusalNote refusal={refusal} />
      <WritingField
        label={t("writeReply")}
        hideLabel
        state={undefined}
        draftKey={`topic:${topic.id}`}
        initialDraft={begun}
        onChange={onChange}
        rows={3}
        fills
      />
      <div className="flex shrink-0 items-center justify-end gap-3">
        <span className="max-sm:hidden">
          <Kbd keys={["Ctrl", "Enter"]} />
        </span>
        <Button aria-busy={busy} disabled={busy}>
          {t(busy ? "sending" : refusal ? "sendAgain" : "sendReply")}
        </Button>
      </div>
    </form>
  );
}
