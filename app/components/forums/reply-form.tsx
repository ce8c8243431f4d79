import { Link, useSearchParams } from "@remix-run/react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { FormState } from "#app/domain/core/form-state.ts";
import type { RichTextDocument } from "#app/domain/core/rich-text/schema.ts";
import { documentToText } from "#app/domain/core/rich-text/to-text.ts";
import { signInPath, topicPath } from "#app/paths.ts";
import { ProblemBox } from "../form/problem-text.tsx";
import { usePageData } from "../shell/use-page-data.ts";
import { Avatar } from "../ui/avatar.tsx";
import { ButtonLink } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { isPlainClick } from "./plain-click.ts";
import { PlainReplyForm, type ReplyStart } from "./plain-reply-form.tsx";
import type { Outbox } from "./use-outbox.ts";
import { useWriter } from "./use-writer.ts";

type Props = ReplyStart & { state: FormState | undefined; outbox: Outbox };

/** Where a reply is written; it says why not, where somebody may not. */
export function ReplyForm(props: Props) {
  const t = useTranslations("forums");
  const { me } = usePageData();
  const { topic, draft } = props;
  if (topic.closed) return <ClosedNote draft={draft} />;
  if (!me)
    return (
      <Card className="flex flex-wrap items-center justify-between gap-3">
        <p>{t("replyAsGuest")}</p>
        <ButtonLink to={signInPath(topicPath(topic))}>{t("reply")}</ButtonLink>
      </Card>
    );
  if (me.silenced) return <ProblemBox problem={me.silenced} />;
  return topic.can.reply ? <Writer {...props} /> : null;
}

/** Nobody replies any more; what was being written is still there to be taken elsewhere. */
function ClosedNote({ draft }: { draft: { document: RichTextDocument } | null }) {
  const t = useTranslations("forums");
  return (
    <Card className="space-y-3 text-text-soft">
      <p className="text-center">{t("closedNote")}</p>
      {draft && (
        <details open>
          <summary className="min-h-11 py-2">{t("keptDraft")}</summary>
          <p dir="auto" className="whitespace-pre-wrap text-text">
            {documentToText(draft.document)}
          </p>
        </details>
      )}
    </Card>
  );
}

/**
 * A line to press, which opens the writer. Without scripts the form itself; a page whose scripts broke off leads to it, and
 * where the writer does not arrive it stands here, too.
 */
function Writer({ state, outbox, ...start }: Props) {
  const { topic, draft } = start;
  const [search] = useSearchParams();
  const writer = useWriter(start);
  const [kept, setKept] = useState<string | null>(null);
  const form = <PlainReplyForm {...start} state={state} />;
  if (state || search.get("reply") === "form" || writer.isLost) return <div id="reply">{form}</div>;
  const { Composer, sheet } = writer;
  return (
    <div id="reply">
      <noscript>{form}</noscript>
      <ReplyPrompt
        begun={kept ?? (draft ? documentToText(draft.document) : "")}
        busy={sheet !== "closed" && !Composer}
        onOpen={() => writer.open()}
      />
      {Composer && (
        <Composer
          start={start}
          outbox={outbox}
          sheet={sheet}
          onSheet={writer.setSheet}
          quote={writer.quote}
          onKept={setKept}
          key={topic.id}
        />
      )}
    </div>
  );
}

/** `begun`: what was written before and not sent. */
type PromptProps = { begun: string; busy: boolean; onOpen: () => void };

function ReplyPrompt({ begun, busy, onOpen }: PromptProps) {
  const t = useTranslations("forums");
  const { me } = usePageData();
  return (
    <Link
      reloadDocument
      to="?reply=form#reply"
      aria-busy={busy}
      className="flex min-h-16 items-center gap-3 rounded-card border border-line-strong bg-surface-raised px-4 py-3 text-text-soft hover:border-accent hover:text-text noscript:hidden aria-busy:cursor-progress"
      onClick={(event) => {
        if (!isPlainClick(event)) return;
        event.preventDefault();
        onOpen();
      }}
    >
      {me && <Avatar member={me} size={32} />}
      <span className="min-w-0 grow truncate">
        {busy
          ? t("openingWriter")
          : begun
            ? t.rich("continueReply", { words: () => <bdi key="words">{begun}</bdi> })
            : t("writeReply")}
      </span>
    </Link>
  );
}
