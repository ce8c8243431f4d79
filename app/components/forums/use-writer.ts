import { useLocation } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState } from "react";
import { withWords } from "#app/i18n/words-at-hand.ts";
import { hasKeptDraft } from "../editor/kept-drafts.ts";
import { onQuoteRequest, type QuoteRequest } from "../editor/quote-request.ts";
import { onReplyRequest } from "../editor/reply-request.ts";
import { usePageData } from "../shell/use-page-data.ts";
import type { SheetState } from "../ui/sheet.tsx";
import type { Composer as ComposerComponent } from "./composer.tsx";
import type { ReplyStart } from "./plain-reply-form.tsx";

type Opened = { Composer: typeof ComposerComponent };

/** The writer of a topic's page: it is loaded when somebody asks for it, by "reply" or "quote" anywhere on the page. */
export function useWriter({ topic, quote: begun }: ReplyStart) {
  const [loaded, setLoaded] = useState<Opened | null>(null);
  const [isLost, setLost] = useState(false);
  const [sheet, setSheet] = useState<SheetState>("closed");
  const [quote, setQuote] = useState<QuoteRequest | null>(null);
  const isMounted = useRef(false);
  isMounted.current = loaded !== null && sheet !== "closed";

  const open = useCallback(async (to: SheetState = "open", asked: QuoteRequest | null = null) => {
    setQuote(asked);
    setSheet(to);
    try {
      const { Composer } = await withWords(import("./composer.tsx"));
      setLoaded({ Composer });
    } catch {
      setLost(true); // the network broke off: the plain form takes its place
    }
  }, []);

  useEffect(() => onReplyRequest(() => void open()), [open]);
  useEffect(
    () =>
      onQuoteRequest((asked) => {
        // A field that is there puts the quote in by itself.
        if (!isMounted.current) return void open("open", asked);
        setSheet("open");
        return false;
      }),
    [open],
  );
  useKeptDraft(topic.id, open);
  const { hash, key } = useLocation();
  const isAsked = hash === "#reply";
  useEffect(() => void (key && (isAsked || begun) && open()), [open, isAsked, begun, key]);
  return { Composer: loaded?.Composer, isLost, sheet, setSheet, quote, open };
}

/** What this device still has and the club does not is waiting at the foot of the page. */
function useKeptDraft(topicId: string, open: (to: SheetState) => void): void {
  const { me } = usePageData();
  const owner = me?.id;
  useEffect(() => {
    if (owner && hasKeptDraft(owner, `topic:${topicId}`)) open("minimised");
  }, [owner, topicId, open]);
}
