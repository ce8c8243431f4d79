/** What XML 1.0 cannot hold at all, even escaped: https://www.w3.org/TR/xml/#charsets. */
const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };

/** A text as it stands in XML, between tags or in an attribute; characters that XML forbids are left out. */
export function escapeXml(text: string): string {
  return text.replace(forbidden, "").replace(/[&<>"']/g, (character) => escapes[character]!);
}

/** An element with its attributes; `content` is XML already, texts go through `escapeXml` first. */
export function element(name: string, attributes: Record<string, string>, content = ""): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  return content === "" ? `<${name}${written.join("")}/>` : `<${name}${written.join("")}>${content}</${name}>`;
}

/** An element around a text. */
export function textElement(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>`;
}

/** The line that begins a document. */
export const xmlHead = '<?xml version="1.0" encoding="UTF-8"?>\n';
