import { Link, useSearchParams } from "@remix-run/react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { FormState } from "#app/domain/core/form-state.ts";
import { documentToText } from "#app/domain/core/rich-text/to-text.ts";
import { ProblemBox } from "../form/problem-text.tsx";
import { usePageData } from "../shell/use-page-data.ts";
import { Avatar } from "../ui/avatar.tsx";
import { isPlainClick } from "./plain-click.ts";
import { PlainReplyForm, type ReplyStart } from "./plain-reply-form.tsx";
import type { Outbox } from "./use-outbox.ts";
import { useWriter } from "./use-writer.ts";

export type ReplyProps = ReplyStart & { state: FormState | undefined; outbox: Outbox };

/** Where a member replies; it says why not, where somebody may not. */
export function MemberReply(props: ReplyProps) {
  const { me } = usePageData();
  if (me?.silenced) return <ProblemBox problem={me.silenced} />;
  return props.topic.can.reply ? <Writer {...props} /> : null;
}

/**
 * A line to press, which opens the writer. Without scripts the form itself; a page whose scripts broke off leads to it, and
 * where the writer does not arrive it stands here, too.
 */
function Writer({ state, outbox, ...start }: ReplyProps) {
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
