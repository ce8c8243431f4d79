const entities: Record<string, string> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&#x27;": "'",
  "&nbsp;": " ",
  "&amp;": "&",
};

const blockEnd = /^<(?:br|\/(?:p|li|pre|figure|cite|blockquote))>$/;

/**
 * The words of HTML that we rendered ourselves, on one line: for descriptions and structured data. Quoted posts are
 * somebody else's words and stay out. Not for HTML from anywhere else.
 */
export function plainText(html: string): string {
  let text = "";
  let quoteDepth = 0;
  for (const part of html.split(/(<[^>]*>)/)) {
    if (part.startsWith("<blockquote")) quoteDepth += quoteDepth > 0 || part.includes('class="post-quote"') ? 1 : 0;
    else if (quoteDepth > 0) quoteDepth -= part === "</blockquote>" ? 1 : 0;
    else if (!part.startsWith("<")) text += part;
    else if (blockEnd.test(part)) text += " ";
  }
  const decoded = text.replace(/&(?:lt|gt|quot|#39|#x27|nbsp|amp);/g, (entity) => entities[entity]!);
  return decoded.replace(/\s+/g, " ").trim();
}
