import type { LexicalEditor } from "lexical";
import { $getRoot, $getSelection, $isElementNode, $isRangeSelection, $parseSerializedNode } from "lexical";
import { quotePost } from "#app/domain/core/rich-text/quote-post.ts";
import { $isPostQuoteNode, $leavePostQuote } from "../nodes/post-quote-node.ts";
import type { QuoteRequest } from "../quote-request.ts";

/** Puts a quoted post where the caret is, and the caret on the line after it. */
export function insertQuote(editor: LexicalEditor, request: QuoteRequest): void {
  editor.update(() => {
    const quote = $parseSerializedNode(quotePost(request));
    const selection = $getSelection();
    const place = $isRangeSelection(selection)
      ? selection.anchor.getNode().getTopLevelElement()
      : $getRoot().getLastChild();
    if (place) place.insertAfter(quote);
    else $getRoot().append(quote);
    if ($isElementNode(place) && !$isPostQuoteNode(place) && place.isEmpty()) place.remove();
    if ($isPostQuoteNode(quote)) $leavePostQuote(quote);
  });
  editor.focus();
  editor.getRootElement()?.scrollIntoView({ block: "nearest" });
}
