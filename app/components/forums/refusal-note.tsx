import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import type { Refusal } from "./send-deed.ts";
import { useRefusalText } from "./use-refusal-text.ts";

/** Says that what was written is not sent, why, and that it is still here. */
export function RefusalNote({ refusal }: { refusal: Refusal | null }) {
  const t = useTranslations("forums");
  const text = useRefusalText();
  const note = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (refusal) note.current?.scrollIntoView({ block: "nearest" });
  }, [refusal]);
  if (!refusal) return null;
  return (
    <p ref={note} role="alert" className="shrink-0 rounded-control border border-bad bg-bad-soft px-4 py-2 text-bad">
      {t("replyRefused", { why: text(refusal) })}
    </p>
  );
}
