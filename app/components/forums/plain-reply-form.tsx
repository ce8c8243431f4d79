import { Form } from "@remix-run/react";
import { useId } from "react";
import { useTranslations } from "use-intl";
import type { FormState } from "#app/domain/core/form-state.ts";
import { joinDocuments } from "#app/domain/core/rich-text/join-documents.ts";
import type { RichTextDocument } from "#app/domain/core/rich-text/schema.ts";
import { documentToText } from "#app/domain/core/rich-text/to-text.ts";
import type { TopicView } from "#app/domain/forums/views.ts";
import { topicPath } from "#app/paths.ts";
import { ProblemBox } from "../form/problem-text.tsx";
import { TextArea } from "../form/text-area.tsx";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { PictureField } from "./picture-field.tsx";

export type ReplyStart = {
  topic: TopicView;
  draft: { document: RichTextDocument } | null;
  quote: { postId: string; document: RichTextDocument } | null;
};

/** The form of a reply where no script runs, or the writer did not arrive: a text area and a button. */
export function PlainReplyForm({ topic, draft, quote, state }: ReplyStart & { state: FormState | undefined }) {
  const t = useTranslations("forums");
  const id = useId();
  const begun = joinDocuments(draft?.document, quote?.document);
  return (
    <Card>
      <Form
        reloadDocument
        method="post"
        action={topicPath(topic)}
        encType="multipart/form-data"
        aria-labelledby={id}
        className="space-y-4"
      >
        <input type="hidden" name="topicId" value={topic.id} />
        {quote && <input type="hidden" name="replyToId" value={quote.postId} />}
        <ProblemBox problem={state?.errors[""] ?? state?.errors.topicId ?? state?.errors.bodyJson} />
        <TextArea
          name="body"
          label={<span id={id}>{t("writeReply")}</span>}
          state={state}
          rows={8}
          defaultValue={begun ? documentToText(begun) : undefined}
        />
        <PictureField state={state} />
        <div className="flex justify-end">
          <Button>{t("sendReply")}</Button>
        </div>
      </Form>
    </Card>
  );
}
