import type { MouseEvent } from "react";
import { requestQuote } from "./quote-request.ts";

type Source = { postId: string; authorName: string; number: number };

/**
 * For the click on a post's "quote" link: puts what is selected in the post, else all of it, into the page's editor.
 * Where that is not possible the link goes its way (`?quote=`).
 */
export function quoteFromPage(event: MouseEvent<HTMLAnchorElement>, source: Source): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0) return;
  const words = event.currentTarget.closest("article")?.querySelector(".rich-text");
  if (words && requestQuote({ ...source, text: selectedIn(words) ?? ownWords(words) })) event.preventDefault();
}

function selectedIn(words: Element): string | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || !words.contains(selection.getRangeAt(0).commonAncestorContainer))
    return null;
  return selection.toString().trim() || null;
}

/** The author's own words: what they quoted themselves stays out. */
function ownWords(words: Element): string {
  return (
    [...words.children]
      .filter((block): block is HTMLElement => block instanceof HTMLElement && !block.classList.contains("post-quote"))
      // biome-ignore lint/performance/useDomNodeTextContent: only the drawn text knows where lines end
      .map((block) => block.innerText)
      .join("\n")
  );
}
