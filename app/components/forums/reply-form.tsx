import { Form, useNavigation } from "@remix-run/react";
import { type RefObject, useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import type { FormState } from "#app/domain/core/form-state.ts";
import { joinDocuments } from "#app/domain/core/rich-text/join-documents.ts";
import type { RichTextDocument } from "#app/domain/core/rich-text/schema.ts";
import { documentToText } from "#app/domain/core/rich-text/to-text.ts";
import type { TopicView } from "#app/domain/forums/views.ts";
import { signInPath, topicPath } from "#app/paths.ts";
import { ProblemBox } from "../form/problem-text.tsx";
import { usePageData } from "../shell/use-page-data.ts";
import { Button, ButtonLink } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { WritingField } from "./writing-field.tsx";

type Props = {
  topic: TopicView;
  draft: { document: RichTextDocument } | null;
  quote: { postId: string; document: RichTextDocument } | null;
  state: FormState | undefined;
};

/** Where a reply is written; it says why not, where somebody may not. */
export function ReplyForm({ topic, draft, quote, state }: Props) {
  const t = useTranslations("forums");
  const { me } = usePageData();
  if (topic.closed) return <ClosedNote draft={draft} />;
  if (!me)
    return (
      <Card className="flex flex-wrap items-center justify-between gap-3">
        <p>{t("replyAsGuest")}</p>
        <ButtonLink to={signInPath(topicPath(topic))}>{t("reply")}</ButtonLink>
      </Card>
    );
  if (me.silenced) return <ProblemBox problem={me.silenced} />;
  if (!topic.can.reply) return null;
  return <Writer topic={topic} draft={draft} quote={quote} state={state} />;
}

/** Nobody replies any more; what was being written is still there to be taken elsewhere. */
function ClosedNote({ draft }: Pick<Props, "draft">) {
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

function Writer({ topic, draft, quote, state }: Props) {
  const t = useTranslations("forums");
  const form = useRef<HTMLFormElement>(null);
  const busy = useEmptyWhenSent(form, state);
  return (
    <Card id="reply">
      <Form
        ref={form}
        method="post"
        action={topicPath(topic)}
        encType="multipart/form-data"
        className="space-y-4"
        preventScrollReset
      >
        <input type="hidden" name="topicId" value={topic.id} />
        {quote && <input type="hidden" name="replyToId" value={quote.postId} />}
        <ProblemBox problem={state?.errors[""] ?? state?.errors.topicId} />
        <WritingField
          label={t("writeReply")}
          state={state}
          draftKey={`topic:${topic.id}`}
          initialDraft={joinDocuments(draft?.document, quote?.document)}
        />
        <div className="flex justify-end">
          <Button aria-busy={busy} disabled={busy}>
            {t(busy ? "sending" : "sendReply")}
          </Button>
        </div>
      </Form>
    </Card>
  );
}

/** Empties the form when its reply was accepted, for the page stays; says whether one is on its way. */
function useEmptyWhenSent(form: RefObject<HTMLFormElement>, state: FormState | undefined): boolean {
  const navigation = useNavigation();
  const own = navigation.formData?.has("topicId") ?? false;
  const sent = useRef(false);
  useEffect(() => {
    if (own) sent.current = true;
    if (navigation.state !== "idle" || !sent.current) return;
    sent.current = false;
    if (!state) form.current?.reset();
  }, [own, navigation.state, state, form]);
  return own && navigation.state === "submitting";
}
