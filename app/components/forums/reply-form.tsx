import { Form, useNavigation } from "@remix-run/react";
import { type RefObject, useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import type { FormState } from "#app/domain/core/form-state.ts";
import { joinDocuments } from "#app/domain/core/rich-text/join-documents.ts";
import type { RichTextDocument } from "#app/domain/core/rich-text/schema.ts";
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
  if (topic.closed) return <Card className="text-center text-text-soft">{t("closedNote")}</Card>;
  if (!me)
    return (
      <Card className="flex flex-wrap items-center justify-between gap-3">
        <p>{t("replyAsGuest")}</p>
        <ButtonLink to={signInPath(topicPath(topic))}>{t("reply")}</ButtonLink>
      </Card>
    );
  if (!topic.can.reply) return null;
  return <Writer topic={topic} draft={draft} quote={quote} state={state} />;
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
