import { useTranslations } from "use-intl";
import type { RichTextDocument } from "#app/domain/core/rich-text/schema.ts";
import { documentToText } from "#app/domain/core/rich-text/to-text.ts";

/** What was being written when a topic was closed, to be taken elsewhere. */
export function KeptDraft({ document }: { document: RichTextDocument }) {
  const t = useTranslations("forums");
  return (
    <details open>
      <summary className="disclosure">{t("keptDraft")}</summary>
      <p dir="auto" className="whitespace-pre-wrap text-text">
        {documentToText(document)}
      </p>
    </details>
  );
}
